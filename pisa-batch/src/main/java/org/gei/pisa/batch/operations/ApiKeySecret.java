package org.gei.pisa.batch.operations;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.stream.Collectors;

/// The secret of a key: `pisa_`, eight letters to recognise it by, and 32 letters of five random bits each,
/// which nobody guesses. Its text form hides it.
///
/// @param text what a request carries
record ApiKeySecret(String text) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final String BRAND = "pisa_";
    private static final int KNOWN = 8;
    private static final int SECRET = 32;

    static ApiKeySecret random() {
        return new ApiKeySecret(BRAND + letters(KNOWN) + "_" + letters(SECRET));
    }

    private static String letters(int count) {
        return RANDOM.ints(count, 0, LETTERS.length())
                .mapToObj(letter -> String.valueOf(LETTERS.charAt(letter)))
                .collect(Collectors.joining());
    }

    String prefix() {
        return text.substring(0, BRAND.length() + KNOWN);
    }

    byte[] sha256() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return prefix() + "...";
    }
}
