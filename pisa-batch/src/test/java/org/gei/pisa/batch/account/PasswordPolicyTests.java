package org.gei.pisa.batch.account;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTests {

    private final PasswordPolicy policy = new PasswordPolicy(new PasswordSettings(12, Duration.ofHours(72)));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery staple",
                "korrektpferdbatterie",
                "90817263544536271",
                "пароль-из-четырёх-слов",
                "password 82917364550918",
                "zwölf boxkämpfer",
                "🦔🦊🐙🦉🐝🐢🦋🐌🐞🦀🐡🐳"
            })
    void longAndUnusualIsEnoughWhateverItIsMadeOf(String password) {
        assertThatCode(() -> policy.check("ada", password)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Password2026!",
                "PasswordPassword",
                "admin-admin-admin",
                "qwertyuiop12",
                "letmein-letmein",
                "ada-ada-ada-2026",
                "PisaLive-2026",
                "Welcome_Summer_2026",
                "123456789012",
                "210987654321098"
            })
    void whatEverybodyTriesIsRefused(String password) {
        assertThatThrownBy(() -> policy.check("ada", password))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("everybody tries")
                .hasMessageNotContaining(password);
    }

    @Test
    void shortOneIsRefusedWithBothNumbers() {
        assertThatThrownBy(() -> policy.check("ada", "tr0ub4dor&3"))
                .hasMessage("The new password has 11 characters: at least 12 are expected.");
    }

    @Test
    void longerThanTheHashLooksAtIsRefusedInsteadOfCut() {
        assertThatCode(() -> policy.check(
                        "ada", "correct horse battery staple ".repeat(3).substring(0, 72)))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> policy.check("ada", "correct horse battery staple ".repeat(3)))
                .hasMessage("The new password has 87 bytes: at most 72 are possible.");
    }

    @Test
    void repeatedCharactersAreRefused() {
        assertThatThrownBy(() -> policy.check("ada", "xkxkxkxkxkxkxkxk")).hasMessageContaining("repeats");
    }
}
