package org.gei.pisa.batch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gei.pisa.domain.codebook.Codebook;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The codebook: the built-in one, and the variables of the file `pisa.codebook.additional` if it is set.
@Configuration
class CodebookConfiguration {

    @Bean
    Codebook codebook(@Value("${pisa.codebook.additional:#{null}}") @Nullable Path additional) {
        if (additional == null) {
            return Codebook.pisa2018();
        }
        try (var lines = Files.newBufferedReader(additional)) {
            return Codebook.pisa2018().with(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "pisa.codebook.additional: expected a readable file, but got " + additional, e);
        }
    }
}
