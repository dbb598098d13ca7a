package org.gei.pisa.standalone;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Passwords, made at random when first asked for and kept in a file that only the owner of the data can read.
final class Secrets {

    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int GROUPS = 4;
    private static final int GROUP = 5;

    private final Path file;
    private final Properties values = new Properties();
    private final SecureRandom random = new SecureRandom();

    Secrets(Path file) throws IOException {
        this.file = file;
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                values.load(reader);
            }
        }
    }

    /// The secret of that name: 20 letters and digits that can't be taken for one another, 100 bits.
    String get(String name) {
        var value = values.getProperty(name);
        if (value == null) {
            value = IntStream.range(0, GROUPS).mapToObj(_ -> group()).collect(Collectors.joining("-"));
            values.setProperty(name, value);
            save();
        }
        return value;
    }

    private String group() {
        return IntStream.range(0, GROUP)
                .mapToObj(_ -> String.valueOf(LETTERS.charAt(random.nextInt(LETTERS.length()))))
                .collect(Collectors.joining());
    }

    private void save() {
        var text = new StringWriter();
        try {
            values.store(text, null);
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory can't fail", e);
        }
        DataDirectory.writePrivately(file, text.toString());
    }
}
