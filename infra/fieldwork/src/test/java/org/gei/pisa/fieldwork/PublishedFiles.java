package org.gei.pisa.fieldwork;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/// An excerpt of the published student file: 1,269 students of Mexico, Italy and France. It is not part of
/// this repository; tests look for it in a folder `shared/data` beside it, and are skipped where it is not.
public final class PublishedFiles {

    private PublishedFiles() {}

    public static Path excerpt(String ending) {
        var name = "pisa2018_stu_MEX_ITA_FRA" + ending;
        var folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("shared/data").resolve(name))) {
            folder = folder.getParent();
        }
        assumeTrue(folder != null, "no shared/data/" + name + " beside the repository");
        return folder.resolve("shared/data").resolve(name);
    }
}
