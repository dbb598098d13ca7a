package org.gei.pisa.ui.fake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gei.pisa.domain.codebook.Codebook;
import org.gei.pisa.domain.codebook.Domain;
import org.gei.pisa.domain.codebook.VariableKind;
import org.gei.pisa.domain.live.AverageEstimate;
import org.gei.pisa.domain.live.EstimateQuery;
import org.gei.pisa.domain.live.EstimateRow;
import org.gei.pisa.domain.live.EstimateTable;
import org.gei.pisa.domain.live.Freshness;
import org.gei.pisa.domain.live.LoadedVariable;
import org.gei.pisa.domain.live.Statistic;
import org.gei.pisa.domain.live.Submissions;
import org.gei.pisa.domain.live.Timeline;
import org.gei.pisa.domain.participant.Participant;
import org.gei.pisa.domain.participant.Participants;
import org.gei.pisa.domain.survey.Comparison;
import org.jspecify.annotations.Nullable;

/// Made-up numbers: the same for the same country, variable and version. Every seventh country has few students.
final class FakeSurvey {

    private final List<Participant> participants;
    private final Map<String, Integer> students = new LinkedHashMap<>();
    private long version = 1;

    FakeSurvey(List<String> codes) {
        participants = codes.stream()
                .map(code -> Participants.pisa2018().find(code).orElseThrow())
                .toList();
        for (int i = 0; i < participants.size(); i++) {
            int expected = participants.get(i).expectedStudents();
            students.put(participants.get(i).code(), i % 7 == 6 ? 12 : expected * (4 + i % 6) / 10);
        }
    }

    long version() {
        return version;
    }

    /// More students, and estimates that moved a little.
    void advance() {
        version++;
        var codes = List.copyOf(students.keySet());
        students.merge(codes.get((int) (version % codes.size())), 3, Integer::sum);
    }

    List<LoadedVariable> variables() {
        var list = new ArrayList<LoadedVariable>();
        for (var domain : Domain.values()) {
            var levels = new LinkedHashMap<String, String>();
            domain.scale().partition().forEach(range -> levels.put(range.text(), range.label()));
            list.add(new LoadedVariable(domain.variable(), domain.label(), LoadedVariable.Kind.DOMAIN, levels));
        }
        for (var variable : Codebook.pisa2018().variables()) {
            if (variable.kind() == VariableKind.CATEGORICAL || variable.kind() == VariableKind.CONTINUOUS) {
                var codes = new LinkedHashMap<String, String>();
                variable.codes().forEach((code, label) -> codes.put(code.toString(), label));
                list.add(new LoadedVariable(
                        variable.name(),
                        variable.label(),
                        LoadedVariable.Kind.valueOf(variable.kind().name()),
                        codes));
            }
        }
        return list;
    }

    Submissions submissions() {
        var countries = participants.stream()
                .map(country -> new Submissions.CountrySubmissions(
                        country.code(),
                        country.name(),
                        students.get(country.code()),
                        country.expectedStudents(),
                        coverage(country)))
                .toList();
        long total = countries.stream()
                .mapToLong(Submissions.CountrySubmissions::loaded)
                .sum();
        long expected = countries.stream()
                .mapToLong(Submissions.CountrySubmissions::expected)
                .sum();
        return new Submissions(version, Instant.now(), total, expected, 42, countries);
    }

    Timeline timeline(String interval) {
        var step = interval.equals("hour") ? 3600 : 60;
        int counts = interval.equals("hour") ? 24 : 60;
        long now = Instant.now().getEpochSecond() / step;
        return new Timeline(
                version,
                Instant.now(),
                interval,
                IntStream.range(0, counts)
                        .mapToObj(i -> new Timeline.Count(Instant.ofEpochSecond((now - counts + 1 + i) * step), (long)
                                (300 + 200 * Math.sin(i / 4.0) + i)))
                        .toList());
    }

    Freshness freshness() {
        return new Freshness(
                version,
                Instant.now(),
                participants.stream()
                        .map(country -> new Freshness.CountryFreshness(
                                country.code(),
                                country.name(),
                                Freshness.State.LIVE,
                                Instant.now().minusSeconds(900),
                                null,
                                Instant.now(),
                                0.2,
                                0.1,
                                0.3,
                                Instant.now().minusSeconds(60),
                                null))
                        .toList());
    }

    EstimateTable estimates(EstimateQuery query) {
        var rows = new ArrayList<EstimateRow>();
        for (var country : participants) {
            if (query.countries().isEmpty() || query.countries().contains(country.code())) {
                rows.addAll(of(country, query));
            }
        }
        var averages = rows.stream()
                .collect(Collectors.groupingBy(
                        row -> List.of(row.variable(), String.valueOf(row.measure()), row.group()),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values()
                .stream()
                .map(FakeSurvey::average)
                .toList();
        return new EstimateTable(
                query,
                version,
                Instant.now(),
                rows.stream().map(row -> compared(row, averages)).toList(),
                averages.size() == 1 ? averages.getFirst() : null,
                averages);
    }

    private List<EstimateRow> of(Participant country, EstimateQuery query) {
        var rows = new ArrayList<EstimateRow>();
        for (var variable : query.variable()) {
            for (var group : groups(query)) {
                var measures = measures(query, variable);
                for (int i = 0; i < measures.size(); i++) {
                    rows.add(row(country, query, variable, group, measures.get(i), i, measures.size()));
                }
            }
        }
        return rows;
    }

    private EstimateRow row(
            Participant country,
            EstimateQuery query,
            String variable,
            Map<String, String> group,
            @Nullable String measure,
            int place,
            int places) {
        var random = new Random(31L * country.code().hashCode() + 7L * group.hashCode());
        double level = random.nextGaussian() + 0.3 * new Random(variable.hashCode()).nextGaussian();
        double wave = 0.02 * Math.sin(version / 5.0 + country.code().hashCode());
        int n = students.get(country.code()) / Math.max(1, groups(query).size());
        boolean few = n < 30;
        double spread = Domain.find(variable).isPresent() ? 45 : variable.endsWith("MINS") ? 180 : 0.45;
        double centre = Domain.find(variable).isPresent() ? 455 : variable.endsWith("MINS") ? 1620 : 0;
        if (variable.equals("DURECEC")) {
            centre = 2.4;
        }
        double value = switch (query.statistic()) {
            case MEAN, INTERCEPT -> centre + spread * (level + wave);
            case PERCENTILE ->
                centre + spread * (level + wave + (Double.parseDouble(String.valueOf(measure)) - 50) / 20);
            case SHARE -> share(level + wave, place, places);
            case DIFFERENCE -> spread * (0.6 + 0.3 * level + wave);
            case SLOPE -> spread * (0.8 + 0.2 * level + wave);
            case STANDARD_DEVIATION -> 2 * spread;
            case R2 -> 0.12 + 0.02 * level;
            case CORRELATION -> 0.3 + 0.1 * level;
            case COUNT -> n;
        };
        double error = query.statistic() == Statistic.SHARE ? 0.7 : Math.abs(spread) * 6 / Math.sqrt(Math.max(n, 1));
        boolean counted = query.statistic() == Statistic.COUNT;
        double coverage = coverage(country);
        return new EstimateRow(
                country.code(),
                country.name(),
                variable,
                measure,
                group,
                few && !counted ? null : value,
                few || counted ? null : error,
                n,
                Math.max(1, n / 25),
                n * 90.0,
                coverage,
                coverage < 0.5 ? "‡" : coverage < 0.75 ? "†" : null,
                few ? "c" : null,
                null);
    }

    private static double share(double level, int place, int places) {
        double total = 0;
        double own = 0;
        for (int i = 0; i < places; i++) {
            double part = Math.exp(-Math.pow(i - (places - 1) / 2.0 - level, 2) / 4);
            total += part;
            own = i == place ? part : own;
        }
        return 100 * own / total;
    }

    private List<Map<String, String>> groups(EstimateQuery query) {
        if (query.statistic() == Statistic.DIFFERENCE) {
            return List.of(Map.of(
                    query.by().getFirst(),
                    query.groups().getFirst() + "-" + query.groups().getLast()));
        }
        var groups = List.<Map<String, String>>of(Map.of());
        for (var variable : query.by()) {
            var codes = variables().stream()
                    .filter(known -> known.name().equals(variable))
                    .findFirst()
                    .orElseThrow()
                    .codes()
                    .keySet();
            groups = groups.stream()
                    .flatMap(group -> codes.stream().map(code -> {
                        var more = new LinkedHashMap<>(group);
                        more.put(variable, code);
                        return Map.copyOf(more);
                    }))
                    .toList();
        }
        return groups;
    }

    private List<@Nullable String> measures(EstimateQuery query, String variable) {
        var measures = new ArrayList<@Nullable String>();
        if (query.statistic() == Statistic.PERCENTILE) {
            (query.p().isEmpty() ? List.of(10.0, 25.0, 50.0, 75.0, 90.0) : query.p())
                    .forEach(p -> measures.add(EstimateQuery.percent(p)));
        } else if (query.statistic() == Statistic.SHARE) {
            measures.addAll(query.level());
            query.category().forEach(category -> measures.add(category.toString()));
            if (measures.isEmpty()) {
                measures.addAll(variables().stream()
                        .filter(known -> known.name().equals(variable))
                        .findFirst()
                        .orElseThrow()
                        .codes()
                        .keySet());
            }
        } else {
            measures.add(null);
        }
        return measures;
    }

    private static AverageEstimate average(List<EstimateRow> rows) {
        var first = rows.getFirst();
        var known = rows.stream().filter(row -> row.value() != null).toList();
        double n = known.size();
        double squares = known.stream()
                .mapToDouble(row -> row.standardError() == null ? 0 : row.standardError() * row.standardError())
                .sum();
        return new AverageEstimate(
                first.variable(),
                first.measure(),
                first.group(),
                known.isEmpty()
                        ? null
                        : known.stream().mapToDouble(EstimateRow::value).sum() / n,
                known.isEmpty() ? null : Math.sqrt(squares) / n,
                known.size());
    }

    private static EstimateRow compared(EstimateRow row, List<AverageEstimate> averages) {
        var average = averages.stream()
                .filter(candidate -> candidate.variable().equals(row.variable())
                        && String.valueOf(candidate.measure()).equals(String.valueOf(row.measure()))
                        && candidate.group().equals(row.group()))
                .findFirst()
                .orElseThrow();
        if (row.value() == null || row.standardError() == null || average.value() == null) {
            return row;
        }
        return new EstimateRow(
                row.country(),
                row.name(),
                row.variable(),
                row.measure(),
                row.group(),
                row.value(),
                row.standardError(),
                row.students(),
                row.schools(),
                row.population(),
                row.coverage(),
                row.mark(),
                row.flag(),
                Comparison.withAverage(
                        row.value(),
                        row.standardError(),
                        average.value(),
                        average.standardError(),
                        average.countries()));
    }

    private double coverage(Participant country) {
        return (double) students.get(country.code()) / country.expectedStudents();
    }
}
