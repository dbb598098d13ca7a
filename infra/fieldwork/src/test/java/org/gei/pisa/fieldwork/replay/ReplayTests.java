package org.gei.pisa.fieldwork.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.gei.pisa.fieldwork.PublishedFiles;
import org.gei.pisa.fieldwork.source.StudentFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTests {

    private static final String CSV = """
            cnt,CNTSTUID,Escs,ST005Q01TA
            ALB,1,-0.5,NA
            BRN,2,,1
            ALB,3,"0.25",2
            KSV,4,1,1
            """;

    @TempDir
    private Path folder;

    @Test
    void dealsTheCasesToTheirCountriesAndCountsTheRest() throws IOException {
        var file = write("student.csv", CSV);
        try (var replay = Replay.open(file, Set.of("ALB", "BRN"), 1)) {
            assertThat(replay.skipped()).isEqualTo(Map.of("KSV", 1));
            var rows = rows(replay);
            assertThat(rows.keySet()).containsExactly(1, 2, 3);
            assertThat(value(rows.get(1), "CNT")).isEqualTo("ALB");
            assertThat(value(rows.get(1), "ESCS")).isEqualTo("-0.5");
            assertThat(value(rows.get(1), "ST005Q01TA")).isEqualTo("\\N");
            assertThat(value(rows.get(2), "ESCS")).isEqualTo("\\N");
            assertThat(value(rows.get(3), "ESCS")).isEqualTo("0.25");
            assertThat(value(rows.get(3), "W_FSTUWT"))
                    .as("a variable the file lacks")
                    .isEqualTo("\\N");
        }
    }

    @Test
    void readsCompressedFiles() throws IOException {
        var file = folder.resolve("student.csv.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(CSV.getBytes(StandardCharsets.UTF_8));
        }
        try (var replay = Replay.open(file, Set.of("ALB"), 1)) {
            assertThat(rows(replay).keySet()).containsExactly(1, 3);
        }
    }

    @Test
    void errorsNameWhatWasExpectedAndFound() throws IOException {
        assertError(
                write("a.csv", "name,age\nx,1\n"),
                "expected a PISA student file",
                "CNT",
                "found 2 variables: name, age");
        assertError(write("b.csv", ""), "expected a first line with the names of the variables");
        assertError(write("c.csv", "CNT,CNTSTUID\nALB,1,2\n"), "line 2: expected 2 values", "found 3");
        assertError(write("d.csv", "CNT,CNTSTUID\nKSV,1\n"), "expected cases of ALB, but found only those of KSV");
        assertError(write("e.txt", CSV), "ends in .sav, .csv or .csv.gz");
        assertError(folder.resolve("nowhere.sav"), "expected a readable file");
        var latin = folder.resolve("latin.csv");
        Files.write(latin, "CNT,CNTSTUID,PROGN\nALB,1,Z\u00fcrich\n".getBytes(StandardCharsets.ISO_8859_1));
        assertError(latin, "bytes that are not UTF-8");
    }

    @Test
    void systemFileAndCommaSeparatedFileOfTheSameDataAreEqual() throws IOException {
        var countries = Set.of("MEX", "ITA", "FRA");
        try (var csv = Replay.open(PublishedFiles.excerpt(".csv"), countries, 1);
                var sav = Replay.open(PublishedFiles.excerpt(".sav"), countries, 2)) {
            var fromCsv = rows(csv);
            var fromSav = rows(sav);
            assertThat(fromCsv).hasSize(1269);
            assertThat(fromSav.keySet()).isEqualTo(fromCsv.keySet());
            fromCsv.forEach((id, row) -> assertSameValues(id, row, fromSav.get(id)));
        }
    }

    private static void assertSameValues(int id, String[] csv, String[] sav) {
        for (int i = 0; i < csv.length; i++) {
            var variable = StudentFile.pisa2018().variables().get(i);
            assertThat(sav[i]).as("case %d, %s", id, variable.name()).isEqualTo(csv[i]);
        }
    }

    private static Map<Integer, String[]> rows(Replay replay) {
        var rows = new TreeMap<Integer, String[]>();
        for (var population : replay.populations()) {
            IntStream.range(0, population.size())
                    .forEach(i -> rows.put(
                            population.id(i), population.fields(i).toString().split("\t", -1)));
        }
        return rows;
    }

    private static String value(String[] row, String variable) {
        return row[StudentFile.pisa2018().position(variable).orElseThrow()];
    }

    private void assertError(Path file, String... parts) {
        assertThatThrownBy(() -> Replay.open(file, Set.of("ALB"), 1).close())
                .isInstanceOf(StudentFileException.class)
                .message()
                .satisfies(message -> assertThat(Arrays.asList(parts)).allMatch(message::contains, message));
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }
}
