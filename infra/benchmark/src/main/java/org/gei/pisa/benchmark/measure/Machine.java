package org.gei.pisa.benchmark.measure;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// The machine that was measured on.
///
/// @param memory in bytes
public record Machine(String cpu, int cores, long memory, String system, String jdk) {

    private static final Path CPUS = Path.of("/proc/cpuinfo");

    public static Machine here() {
        return new Machine(
                cpuModel(),
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize(),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                System.getProperty("java.vendor.version", System.getProperty("java.vendor")) + " " + Runtime.version());
    }

    public String inWords() {
        return "%s, %d cores, %.1f GiB, %s, JDK %s".formatted(cpu, cores, memory / (double) (1 << 30), system, jdk);
    }

    private static String cpuModel() {
        try (Stream<String> lines = Files.exists(CPUS) ? Files.lines(CPUS) : Stream.empty()) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }
}
