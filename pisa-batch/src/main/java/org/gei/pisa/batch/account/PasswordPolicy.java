package org.gei.pisa.batch.account;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/// Which passwords people may choose: long ones that nobody tries first. What kinds of characters they are
/// of does not matter (OWASP ASVS 5.0, 6.2).
///
/// Refused are those made of nothing but words that everybody tries and a few digits and signs:
/// `Password2026!`, `admin-admin-admin`, `qwertyuiop12`; the name of the account is such a word. An own
/// short list takes no service that would learn what people try.
@Component
class PasswordPolicy {

    /// What bcrypt looks at; longer ones are refused instead of cut.
    static final int MOST_BYTES = 72;

    private static final String LIST = "common-passwords.txt";
    private static final int FEW = 5;
    private static final int MANY = 8;

    private final PasswordSettings settings;
    private final Set<String> common;

    PasswordPolicy(PasswordSettings settings) {
        this.settings = settings;
        this.common = common();
    }

    /// @throws IllegalArgumentException that says what is expected; never the password
    void check(String account, String password) {
        int length = password.codePointCount(0, password.length());
        if (length < settings.minimumLength()) {
            throw new IllegalArgumentException("The new password has %d characters: at least %d are expected."
                    .formatted(length, settings.minimumLength()));
        }
        int bytes = password.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "The new password has %d bytes: at most %d are possible.".formatted(bytes, MOST_BYTES));
        }
        if (password.codePoints().distinct().count() < FEW) {
            throw new IllegalArgumentException("The new password repeats a few characters: more variety is expected.");
        }
        var letters = password.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]", "");
        var rest = password.replaceAll("\\p{L}", "");
        if (isOfCommonWords(letters, account.replaceAll("[^\\p{L}]", "")) && (rest.length() < MANY || isRun(rest))) {
            throw new IllegalArgumentException("The new password is made of words and numbers that everybody tries:"
                    + " one is expected that is hard to guess, such as four words that have nothing to do with each"
                    + " other.");
        }
    }

    /// Whether hardly any character is other than one up, one down, or the same: `123456789012`.
    private static boolean isRun(String text) {
        long steps = IntStream.range(1, text.length())
                .map(i -> Math.abs(text.charAt(i) - text.charAt(i - 1)))
                .filter(step -> step <= 1 || step == 9)
                .count();
        return steps >= text.length() * 3 / 4;
    }

    /// Whether the letters can be cut into common words; true if there are none.
    private boolean isOfCommonWords(String letters, String account) {
        var reached = new boolean[letters.length() + 1];
        reached[0] = true;
        for (int end = 1; end <= letters.length(); end++) {
            for (int start = 0; start < end && !reached[end]; start++) {
                var word = letters.substring(start, end);
                reached[end] = reached[start] && (common.contains(word) || word.equals(account));
            }
        }
        return reached[letters.length()];
    }

    private static Set<String> common() {
        try (var in = Objects.requireNonNull(PasswordPolicy.class.getResourceAsStream(LIST), LIST);
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            var words = new HashSet<String>();
            reader.lines().map(String::strip).filter(word -> !word.isEmpty()).forEach(words::add);
            return Set.copyOf(words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
