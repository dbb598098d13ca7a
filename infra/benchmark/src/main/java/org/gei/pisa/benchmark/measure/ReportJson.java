package org.gei.pisa.benchmark.measure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Reports as JSON: the machine, and per benchmark its shape, lines, ratios and goals.
public final class ReportJson {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ReportJson() {}

    public static String of(Machine machine, Report report) {
        return JSON.writeValueAsString(tree(machine, report));
    }

    public static String of(Machine machine, List<Report> reports) {
        return JSON.writeValueAsString(
                reports.stream().map(report -> tree(machine, report)).toList());
    }

    private static Map<String, Object> tree(Machine machine, Report report) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("benchmark", report.benchmark());
        tree.put("quick", report.quick());
        tree.put("machine", machine);
        if (report.postgres() != null) {
            tree.put("postgres", report.postgres());
        }
        tree.put("shape", report.shape());
        tree.put("lines", report.lines().stream().map(ReportJson::line).toList());
        tree.put("goals", report.goals().stream().map(ReportJson::goal).toList());
        tree.put("remarks", report.remarks());
        return tree;
    }

    private static Map<String, Object> line(Line line) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("variant", line.variant());
        tree.put("unit", line.unit());
        tree.put("samples", line.samples().size());
        tree.put("median", line.samples().median());
        tree.put("p99", line.samples().percentile(99));
        tree.put("lowest", line.samples().lowest());
        tree.put("highest", line.samples().highest());
        tree.put("ratios", line.ratios());
        return tree;
    }

    private static Map<String, Object> goal(Goal goal) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("what", goal.what());
        tree.put("bound", goal.bound().name());
        tree.put("goal", goal.goal());
        tree.put("measured", goal.measured());
        tree.put("unit", goal.unit());
        tree.put("met", goal.met());
        return tree;
    }
}
