package org.gei.pisa.standalone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipFile;

/// Another text for another content of a jar, another JVM or other options. Times do not count: builds that can be
/// repeated give every file the same.
final class BuildDigest {

    private static final int CHARACTERS = 24;

    private BuildDigest() {}

    static String of(Path jar, List<String> options) throws IOException {
        var digest = sha256();
        add(digest, System.getProperty("java.home"));
        add(digest, System.getProperty("java.vm.version"));
        options.forEach(option -> add(digest, option));
        try (var zip = new ZipFile(jar.toFile())) {
            // the checksums of the entries stand in the directory of the jar: nothing has to be unpacked
            zip.stream().forEach(entry -> add(digest, entry.getName() + " " + entry.getSize() + " " + entry.getCrc()));
        }
        var name = jar.getFileName().toString().replaceFirst("-[0-9].*", "");
        return name + "-" + HexFormat.of().formatHex(digest.digest()).substring(0, CHARACTERS);
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
