package org.gei.pisa.batch.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.gei.pisa.batch.TestSource;
import org.gei.pisa.domain.codebook.Codebook;
import org.gei.pisa.domain.response.RawResponse;
import org.gei.pisa.testing.TestPostgres;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A row is the same text whoever has shortened it, the source or this process.
class SourceRowsIT {

    private static final TestPostgres SERVER = TestPostgres.server();
    private static final Position START = new Position(Position.NOTHING_READ, null, null, null);

    private TestSource albania;

    @BeforeEach
    void fill() {
        SERVER.createWarehouseRoles();
        albania = new TestSource(SERVER, "ALB");
        albania.insert(1, 20);
        set(1, "x".repeat(256));
        set(2, "x".repeat(257));
        set(3, "ä".repeat(128));
        set(4, "ä".repeat(129));
        set(5, "😀€".repeat(50));
        set(6, "a\tb\\c\nd\u000b".repeat(40));
        set(7, "😀".repeat(200));
        set(8, "");
    }

    @Test
    void textsOfWhichNoneWasMovedOutAreShortenedHere() throws SQLException {
        assertThat(areShort()).isTrue();

        assertThat(streamed()).isEqualTo(page());
        assertThat(streamed().get(1))
                .contains("x".repeat(200) + "... [257 characters, MD5 " + md5("x".repeat(257)) + "]");
    }

    @Test
    void hugeTextIsShortenedByTheSource() throws SQLException {
        var random = new Random(2018);
        set(9, random.ints(500_000, 'a', 'z').mapToObj(Character::toString).collect(Collectors.joining()));
        assertThat(areShort()).isFalse();

        assertThat(streamed()).isEqualTo(page());
    }

    @Test
    void nothingIsConcludedFromTheTableBehindAView() throws SQLException {
        albania.execute("alter table responses rename to responses_before");
        albania.execute("create view responses as select * from responses_before");

        assertThat(areShort()).isFalse();
    }

    private boolean areShort() throws SQLException {
        try (var open = albania.connect()) {
            return SourceRows.areShort(open);
        }
    }

    private void set(long id, String text) {
        albania.execute("update responses set escs = '" + text.replace("'", "''") + "' where id = " + id);
    }

    private String md5(String text) {
        try (var open = albania.connect();
                var row = open.createStatement().executeQuery("select md5('" + text + "')")) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// By COPY.
    private List<List<@Nullable String>> streamed() {
        try (var reader = reader()) {
            return texts(reader.next(START).orElseThrow().rows());
        }
    }

    /// By a query in which the source shortens.
    private List<List<@Nullable String>> page() {
        try (var reader = reader()) {
            return texts(reader.page(Long.MIN_VALUE));
        }
    }

    private SourceReader reader() {
        var source = new SourceSettings.Source(
                albania.jdbcUrl(), "pisa_reader", "pisa_reader", null, null, null, null, null, null, null);
        return new SourceReader("ALB", source, Codebook.pisa2018(), new Handover());
    }

    private static List<List<@Nullable String>> texts(List<RawResponse> rows) {
        var texts = new ArrayList<List<@Nullable String>>();
        rows.forEach(row -> texts.add(new ArrayList<>(row.values())));
        return texts;
    }
}
