package org.gei.pisa.batch.source;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gei.pisa.domain.codebook.Codebook;
import org.gei.pisa.domain.codebook.Variable;

/// Table `responses` of a source as it is: the type of each column. What is not as it has to be is named.
record SourceTable(String country, Map<String, String> types) {

    private static final Set<String> TEXT = Set.of("text", "character varying", "character");
    private static final Set<String> NUMBER = Set.of("bigint", "integer", "smallint");
    private static final Set<String> TIME = Set.of("timestamp with time zone", "timestamp without time zone");

    /// What information_schema.columns says of a table that may be read, in a tenth of the time.
    private static final String COLUMNS = """
            select a.attname, format_type(coalesce(nullif(t.typbasetype, 0), t.oid), null)
            from pg_attribute a join pg_type t on t.oid = a.atttypid
            where a.attrelid = to_regclass('responses') and a.attnum > 0 and not a.attisdropped
                and has_column_privilege(a.attrelid, a.attnum, 'SELECT')""";

    SourceTable {
        types = Map.copyOf(types);
    }

    /// Looks at the table and requires it to be readable in the way that is configured.
    ///
    /// @throws SourceChangedException naming the columns that are missing or of another type
    static SourceTable of(String country, Connection open, ChangeDetection detection, Codebook codebook)
            throws SQLException {
        var types = new LinkedHashMap<String, String>();
        try (var statement = open.createStatement();
                var rows = statement.executeQuery(COLUMNS)) {
            while (rows.next()) {
                types.put(rows.getString(1), rows.getString(2));
            }
        }
        var table = new SourceTable(country, types);
        table.require(detection, codebook);
        return table;
    }

    boolean has(String column) {
        return types.containsKey(column);
    }

    private void require(ChangeDetection detection, Codebook codebook) {
        if (types.isEmpty()) {
            throw new SourceChangedException(
                    country + ": table responses is missing in the source, or its role may not read it.",
                    "Restore it or grant SELECT on it, then restart this execution.",
                    null);
        }
        var missing = new ArrayList<String>();
        var changed = new ArrayList<String>();
        check("id", NUMBER, "a whole number", missing, changed);
        switch (detection) {
            case SNAPSHOT -> check("change_xid", Set.of("xid8"), "xid8", missing, changed);
            case TIMESTAMP -> check("changed_at", TIME, "a timestamp", missing, changed);
        }
        for (var column : List.of("submitted_at", "changed_at")) {
            if (has(column) && !(detection == ChangeDetection.TIMESTAMP && column.equals("changed_at"))) {
                check(column, TIME, "a timestamp", missing, changed);
            }
        }
        codebook.variables().stream()
                .map(Variable::column)
                .forEach(column -> check(column, TEXT, "text", missing, changed));
        refuseMissing(missing);
        refuseChanged(changed);
    }

    private void check(String column, Set<String> expected, String words, List<String> missing, List<String> changed) {
        var type = types.get(column);
        if (type == null) {
            missing.add(column);
        } else if (!expected.contains(type)) {
            changed.add("column " + column + " is " + type + ", expected " + words);
        }
    }

    private void refuseMissing(List<String> missing) {
        if (missing.isEmpty()) {
            return;
        }
        var many = missing.size() > 1;
        throw new SourceChangedException(
                country + ": " + (many ? "columns " : "column ") + some(missing) + (many ? " are" : " is")
                        + " missing in table responses of the source (dropped or renamed?).",
                missing.equals(List.of("change_xid"))
                        ? "Add it with './pisa fieldwork prepare', or set change-detection to timestamp; then restart"
                                + " this execution."
                        : "Restore " + (many ? "them" : "it") + ", then restart this execution.",
                null);
    }

    private void refuseChanged(List<String> changed) {
        if (!changed.isEmpty()) {
            throw new SourceChangedException(
                    country + ": the type of " + (changed.size() > 1 ? "columns" : "a column")
                            + " of table responses in the source has changed: " + some(changed) + ".",
                    "Change " + (changed.size() > 1 ? "them" : "it") + " back, then restart this execution.",
                    null);
        }
    }

    private static String some(List<String> names) {
        return names.size() <= 5
                ? String.join(", ", names)
                : names.stream().limit(5).collect(Collectors.joining(", ")) + " and " + (names.size() - 5) + " more";
    }
}
