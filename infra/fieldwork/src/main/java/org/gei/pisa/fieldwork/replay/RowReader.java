package org.gei.pisa.fieldwork.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The rows of a file of cases and variables, one after the other.
public interface RowReader extends AutoCloseable {

    /// Names of the variables as in the file, in the order of the values.
    List<String> names();

    /// The next row, null after the last. A value is null where it is missing. The array is the reader's: copy
    /// what you keep.
    @Nullable
    String @Nullable [] next() throws IOException;

    @Override
    void close() throws IOException;

    /// Opens the file by its ending.
    ///
    /// @throws StudentFileException if it is none of the known forms
    static RowReader open(Path file) throws IOException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new StudentFileException(file + ": expected a readable file, but there is none");
        }
        var name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".sav") || name.endsWith(".zsav")) {
            return new SavReader(file);
        }
        if (name.endsWith(".csv") || name.endsWith(".csv.gz")) {
            return new CsvReader(file);
        }
        throw new StudentFileException(file + ": expected a student file that ends in .sav, .csv or .csv.gz");
    }
}
