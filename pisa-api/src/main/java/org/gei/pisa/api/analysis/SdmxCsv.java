package org.gei.pisa.api.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.gei.pisa.domain.live.EstimateRow;
import org.gei.pisa.domain.live.EstimateTable;
import org.gei.pisa.domain.survey.ReportingStandard;

/// A table as SDMX-CSV 2.0.0 (SDMX technical specification, section "SDMX-CSV"): each line names its structure and
/// action, then dimensions, the observation, and attributes. `_T` is the total, `_Z` not applicable.
///
/// OBS_STATUS by the code list CL_OBS_STATUS 2.2: A normal, P provisional (the sample is not complete), Q missing,
/// suppressed (too few students or schools), O missing (there is no value).
final class SdmxCsv {

    private static final String STRUCTURE = "dataflow";
    private static final String STRUCTURE_ID = "GEI:DF_PISA_ESTIMATES(1.0)";
    private static final String INFORMATION = "I";
    private static final String PISA_CYCLE = "2018";
    private static final String TOTAL = "_T";
    private static final String NOT_APPLICABLE = "_Z";

    private SdmxCsv() {}

    static String text(EstimateTable table) {
        var csv = new Csv();
        csv.line(List.of(
                "STRUCTURE",
                "STRUCTURE_ID",
                "ACTION",
                "REF_AREA",
                "TIME_PERIOD",
                "MEASURE",
                "VARIABLE",
                "CATEGORY",
                "RELATED_VARIABLE",
                "GROUP_VARIABLE_1",
                "GROUP_1",
                "GROUP_VARIABLE_2",
                "GROUP_2",
                "OBS_VALUE",
                "OBS_STATUS",
                "STANDARD_ERROR",
                "STUDENTS",
                "SCHOOLS",
                "POPULATION",
                "COVERAGE"));
        var query = table.query();
        var related = Objects.requireNonNullElse(query.on() == null ? query.with() : query.on(), NOT_APPLICABLE);
        for (var row : table.estimates()) {
            csv.line(Arrays.asList(
                    STRUCTURE,
                    STRUCTURE_ID,
                    INFORMATION,
                    row.country(),
                    PISA_CYCLE,
                    query.statistic().toString().toUpperCase(Locale.ROOT),
                    row.variable(),
                    Objects.requireNonNullElse(row.measure(), NOT_APPLICABLE),
                    related,
                    variable(query.by(), 0),
                    group(row, query.by(), 0),
                    variable(query.by(), 1),
                    group(row, query.by(), 1),
                    row.value(),
                    status(row),
                    row.standardError(),
                    row.students(),
                    row.schools(),
                    row.population(),
                    row.coverage()));
        }
        return csv.toString();
    }

    private static String variable(List<String> by, int number) {
        return number < by.size() ? by.get(number) : NOT_APPLICABLE;
    }

    private static String group(EstimateRow row, List<String> by, int number) {
        return number < by.size() ? Objects.requireNonNull(row.group().get(by.get(number))) : TOTAL;
    }

    private static String status(EstimateRow row) {
        if (row.value() == null) {
            return ReportingStandard.TOO_FEW.equals(row.flag()) ? "Q" : "O";
        }
        return row.coverage() < 1 ? "P" : "A";
    }
}
