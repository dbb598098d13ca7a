package org.gei.pisa.ui.chart;

import com.vaadin.flow.component.Component;

/// Hands the browser a table as a file.
public final class CsvFile {

    private CsvFile() {}

    /// @param through any component of the page
    /// @param name of the file, without its ending
    public static void download(Component through, String name, DataTable table) {
        through.getElement()
                .executeJs(
                        "const link = document.createElement('a');"
                                + "link.href = URL.createObjectURL(new Blob([$0], { type: 'text/csv;charset=utf-8' }));"
                                + "link.download = $1; link.click(); setTimeout(() => URL.revokeObjectURL(link.href), 10000);",
                        table.csv(),
                        name + ".csv");
    }
}
