package org.gei.pisa.benchmark.measure;

import java.io.PrintWriter;
import java.nio.file.Path;

/// How a benchmark is to be run.
///
/// @param quick a few seconds only, with more spread
/// @param home folder of the repository, with the built applications
/// @param scratch folder for what the benchmark keeps while it runs; it may not be there yet
/// @param shared what it may use together with others of the same run
/// @param out for progress, a line at a time
public record Run(boolean quick, Path home, Path scratch, Shared shared, PrintWriter out) {

    /// Says what is done just now.
    public void say(String line) {
        out.println("  .. " + line);
        out.flush();
    }
}
