package org.gei.pisa.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gei.pisa.ui.chart.DataTable.Cell;
import org.junit.jupiter.api.Test;

class DataTableTests {

    @Test
    void csvHasExactNumbersAndEmptyFieldsForMissingOnes() {
        var table = new DataTable(
                List.of("Country", "Value", "Students"),
                List.of(
                        List.of(Cell.of("Albania"), Cell.of("405", 405.4321), Cell.of("6,333", 6333)),
                        List.of(Cell.of("Brunei"), Cell.of("", null), Cell.of("12", 12))));

        assertThat(table.csv()).isEqualTo("Country,Value,Students\r\nAlbania,405.4321,6333\r\nBrunei,,12\r\n");
    }

    @Test
    void csvQuotesCommasAndQuotes() {
        var table = new DataTable(List.of("a"), List.of(List.of(Cell.of("B-S-J-Z (\"China\"), all"))));

        assertThat(table.csv()).isEqualTo("a\r\n\"B-S-J-Z (\"\"China\"\"), all\"\r\n");
    }

    @Test
    void csvDisarmsTextsThatASpreadsheetWouldRun() {
        var table = new DataTable(List.of("a"), List.of(List.of(Cell.of("=1+1"))));

        assertThat(table.csv()).isEqualTo("a\r\n'=1+1\r\n");
    }
}
