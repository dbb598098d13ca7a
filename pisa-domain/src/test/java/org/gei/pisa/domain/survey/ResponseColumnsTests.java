package org.gei.pisa.domain.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import org.gei.pisa.domain.codebook.Codebook;
import org.gei.pisa.domain.codebook.Domain;
import org.junit.jupiter.api.Test;

class ResponseColumnsTests {

    @Test
    void anyHistoryGivesTheBitsOfAFreshComputation() {
        var random = new SplittableRandom(1);
        var responses = new RandomResponses(2);
        var expected = new HashMap<Long, Response>();
        var columns = new ResponseColumns(RandomResponses.LAYOUT);
        for (int step = 1; step <= 6000; step++) {
            // ids that collide in their low bits, as case numbers with a country prefix do
            long id = random.nextLong(900) << (random.nextInt(2) * 24);
            if (random.nextInt(4) == 0) {
                expected.remove(id);
                columns.remove(id, step);
            } else {
                var response = responses.next(id, step);
                expected.put(id, response);
                columns.put(response);
            }
            if (step % 500 == 0) {
                assertThat(columns.size()).isEqualTo(expected.size());
                assertThat(bits(columns)).isEqualTo(bits(RandomResponses.columns(expected.values())));
            }
        }
        expected.keySet().stream().toList().forEach(id -> columns.remove(id, 9000));
        assertThat(columns.size()).isZero();
        assertThat(columns.byId()).isEmpty();
    }

    @Test
    void eventsInAnyOrderGiveTheNewestVersionOfEach() {
        var responses = new RandomResponses(3);
        List<Runnable> events = new ArrayList<>();
        Map<Long, Response> newest = new HashMap<>();
        var columns = new ResponseColumns(RandomResponses.LAYOUT);
        for (long version = 1; version <= 2000; version++) {
            long id = version % 700;
            long at = version;
            if (version % 5 == 0) {
                newest.remove(id);
                events.add(() -> columns.remove(id, at));
            } else {
                var response = responses.next(id, version);
                newest.put(id, response);
                events.add(() -> columns.put(response));
            }
        }
        Collections.shuffle(events, new Random(4));
        events.forEach(Runnable::run);
        assertThat(bits(columns)).isEqualTo(bits(RandomResponses.columns(newest.values())));
    }

    @Test
    void mergingChangesIsApplyingThem() {
        var responses = new RandomResponses(5);
        var all = responses.list(1300);
        var expected = RandomResponses.columns(all);
        var merged = RandomResponses.columns(all);
        var changes = new ResponseColumns(RandomResponses.LAYOUT);
        // schools that the changes meet in another order
        for (int i = 599; i >= 0; i--) {
            var correction = responses.next(14L * i + 3, 2);
            expected.put(correction);
            changes.put(correction);
            long gone = 14L * i + 10;
            expected.remove(gone, 2);
            changes.remove(gone, 2);
        }
        var another = responses.next(999_999, 2);
        changes.put(another);
        expected.put(another);
        changes.remove(888_888, 2);
        assertThat(merged.sizeWith(changes)).isEqualTo(expected.size());
        merged.merge(changes);
        assertThat(merged.size()).isEqualTo(expected.size());
        assertThat(bits(merged)).isEqualTo(bits(expected));
        assertThat(bits(changes)).as("left as they were").isEqualTo(bits(RandomResponses.columns(corrections())));
    }

    /// The corrections of the test above, made anew from the same seed.
    private static List<Response> corrections() {
        var responses = new RandomResponses(5);
        responses.list(1300);
        var corrections = new ArrayList<Response>();
        for (int i = 599; i >= 0; i--) {
            corrections.add(responses.next(14L * i + 3, 2));
        }
        corrections.add(responses.next(999_999, 2));
        return corrections;
    }

    @Test
    void whatWasRemovedComesBackWithANewerVersionOnly() {
        var responses = new RandomResponses(6);
        var columns = new ResponseColumns(RandomResponses.LAYOUT);
        columns.remove(1, 5);
        columns.put(responses.next(1, 4));
        assertThat(columns.size()).isZero();
        columns.put(responses.next(1, 6));
        assertThat(columns.size()).isOne();
        columns.remove(1, 5);
        assertThat(columns.size()).isOne();
    }

    @Test
    void whoHasNoPlausibleValuesIsLeftOutHoweverTheResponseCame() {
        var tested = RandomResponses.columns(new RandomResponses(7)
                .list(600).stream()
                        .filter(response -> response.reading().length > 0)
                        .toList());
        int all = tested.size();
        assertThat(studentsOf(tested)).isEqualTo(all);
        var untested = untested(4);

        var changes = RandomResponses.columns(List.of(untested));
        tested.merge(changes);

        assertThat(tested.size()).isEqualTo(all + 1);
        assertThat(studentsOf(tested)).isEqualTo(all);
        var other = new ResponseColumns(RandomResponses.LAYOUT);
        other.put(untested);
        assertThat(studentsOf(other)).isZero();
    }

    private static int studentsOf(ResponseColumns columns) {
        return Students.with(columns, List.of(columns.quantity("PVREAD"))).count();
    }

    private static Response untested(long id) {
        return new Response(
                id,
                1,
                0,
                1,
                1,
                new double[80],
                Response.NOT_TESTED,
                Response.NOT_TESTED,
                Response.NOT_TESTED,
                new double[3]);
    }

    @Test
    void wrongUseIsNamed() {
        var columns = new ResponseColumns(RandomResponses.LAYOUT);
        assertThatThrownBy(() -> new Response(
                        7,
                        1,
                        0,
                        1,
                        1,
                        new double[79],
                        Response.NOT_TESTED,
                        Response.NOT_TESTED,
                        Response.NOT_TESTED,
                        new double[3]))
                .hasMessage("replicate weights: expected 80, but got 79 for response 7");
        assertThatThrownBy(() -> columns.put(new Response(
                        7,
                        1,
                        0,
                        1,
                        1,
                        new double[80],
                        Response.NOT_TESTED,
                        Response.NOT_TESTED,
                        Response.NOT_TESTED,
                        new double[2])))
                .hasMessage("background: expected 3 values, but got 2 for response 7");
        assertThatThrownBy(() -> columns.quantity("BELONG"))
                .hasMessage("variable: expected one of ST004D01T, ESCS, IMMIG, but got BELONG");
        assertThatThrownBy(() -> StudentGroups.of(columns, List.of(), List.of("ESCS")))
                .hasMessage("group: expected a categorical variable, but got ESCS");
        assertThatThrownBy(() -> new ColumnLayout(
                        List.of(Codebook.pisa2018().find("W_FSTUWT").orElseThrow())))
                .hasMessage("layout: expected background variables, but got W_FSTUWT of kind WEIGHT");
    }

    /// The bits of one estimate of every kind.
    static List<Long> bits(ResponseColumns columns) {
        var reading = columns.quantity("PVREAD");
        var escs = columns.quantity("ESCS");
        var all = Students.with(columns, List.of(reading, escs));
        var bits = new ArrayList<Long>();
        var statistics = new ArrayList<ReplicatedStatistic>();
        statistics.add(Descriptives.mean(all, reading));
        statistics.add(Descriptives.standardDeviation(all, escs));
        statistics.add(Descriptives.correlation(all, columns.quantity("PVMATH"), reading));
        statistics.addAll(Percentiles.of(all, reading, List.of(10.0, 50.0)));
        statistics.add(Shares.ofLevels(all, reading, Domain.READING.scale()).of(0, 3));
        statistics.addAll(Regression.of(all, reading, List.of(escs)).slopes());
        StudentGroups.of(columns, List.of(escs), List.of("ST004D01T", "IMMIG"))
                .groups()
                .forEach(group -> {
                    bits.add((long) group.students().schools());
                    statistics.add(Descriptives.mean(group.students(), escs));
                });
        bits.add((long) all.count());
        bits.add((long) all.schools());
        bits.add(Double.doubleToLongBits(all.population()));
        statistics.forEach(statistic -> Arrays.stream(statistic.t())
                .forEach(t -> Arrays.stream(t).forEach(value -> bits.add(Double.doubleToLongBits(value)))));
        return bits;
    }
}
