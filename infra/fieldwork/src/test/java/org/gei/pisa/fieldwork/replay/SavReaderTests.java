package org.gei.pisa.fieldwork.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.gei.pisa.fieldwork.replay.SavFile.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SavReaderTests {

    private static final String ESSAY = "Zürich ".repeat(36) + "end";

    private static final Case[] CASES = {
        new Case("ALB", 800001, -1.2345, ""),
        new Case("BRN", 7, SavFile.SYSTEM_MISSING, "short"),
        new Case("ALB", 3, 0.1 + 0.2, ESSAY),
        new Case("ALB", 4, 1e-7, "x"),
        new Case("ALB", 5, 97, "declared missing"),
        new Case("ALB", 9000003, 98, "y"),
        new Case("ALB", 9000010, 99, "z")
    };

    @TempDir
    private Path folder;

    static Stream<Arguments> forms() {
        return Stream.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)
                .flatMap(order -> Stream.of(0, 1, 2).map(compression -> Arguments.of(order, compression)));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void readsEveryByteOrderAndCompression(ByteOrder order, int compression) throws IOException {
        for (int declared : new int[] {CASES.length, -1}) {
            var file = write(new SavFile(order, compression).bytes(declared, CASES));
            assertThat(read(file))
                    .containsExactly(
                            Arrays.asList("CNT", "CNTSTUID", "ESCS", "ESSAY"),
                            Arrays.asList("ALB", "800001", "-1.2345", null),
                            Arrays.asList("BRN", "7", null, "short"),
                            Arrays.asList("ALB", "3", "0.30000000000000004", ESSAY),
                            Arrays.asList("ALB", "4", "0.0000001", "x"),
                            Arrays.asList("ALB", null, null, "declared missing"),
                            Arrays.asList("ALB", null, "98", "y"),
                            Arrays.asList("ALB", "9000010", null, "z"));
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everyTruncationIsAClearError(ByteOrder order, int compression) throws IOException {
        var whole = new SavFile(order, compression).bytes(CASES.length, CASES);
        int trailer = compression == 2 ? 24 : 0;
        for (int length = 4; length < whole.length - trailer; length += 13) {
            var file = write(Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> read(file))
                    .as("cut to %d bytes", length)
                    .isInstanceOf(StudentFileException.class)
                    .hasMessageContaining("expected");
        }
    }

    @Test
    void anythingElseIsNamed() throws IOException {
        var file = write("PK\003\004 this is a zip file".getBytes(StandardCharsets.US_ASCII));
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(StudentFileException.class)
                .hasMessageContaining("expected an SPSS system file, which begins with $FL2 or $FL3")
                .hasMessageContaining("'PK??'");
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("test.sav"), bytes);
    }

    private static List<List<String>> read(Path file) throws IOException {
        var rows = new ArrayList<List<String>>();
        try (var reader = RowReader.open(file)) {
            rows.add(reader.names());
            for (var row = reader.next(); row != null; row = reader.next()) {
                rows.add(Arrays.asList(row.clone()));
            }
        }
        return rows;
    }
}
