package org.gei.pisa.ui.operations.execution;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.gei.pisa.domain.operations.ExecutionDetail;
import org.gei.pisa.domain.operations.ExecutionDetail.Partition;
import org.gei.pisa.ui.operations.Words;
import org.gei.pisa.ui.shell.Numbers;

/// The partitions of an execution on one axis of time: when each began and ended, and how.
final class Gantt extends Div {

    private static final int TICKS = 5;
    private static final Duration SHORT = Duration.ofSeconds(10);

    private final Map<String, Line> lines = new LinkedHashMap<>();
    private final Div body = new Div();
    private final Div axis = new Div();
    private final transient Clock clock;

    Gantt(Clock clock) {
        this.clock = clock;
        addClassName("gantt");
        getElement().setAttribute("role", "img");
        axis.addClassName("gantt-axis");
        for (int i = 0; i < TICKS; i++) {
            axis.add(new Span());
        }
        add(body, axis);
    }

    void show(ExecutionDetail detail) {
        var codes = detail.partitions().stream().map(Partition::country).collect(Collectors.toSet());
        lines.entrySet().removeIf(entry -> {
            boolean gone = !codes.contains(entry.getKey());
            if (gone) {
                body.remove(entry.getValue());
            }
            return gone;
        });
        var span = TimeSpan.of(detail);
        for (var partition : detail.partitions()) {
            lines.computeIfAbsent(partition.country(), _ -> {
                        var line = new Line();
                        body.add(line);
                        return line;
                    })
                    .show(partition, span);
        }
        var ticks = axis.getChildren().map(Span.class::cast).toList();
        for (int i = 0; i < TICKS; i++) {
            ticks.get(i).setText(span.tick((double) i / (TICKS - 1), clock.getZone()));
        }
        getElement().setAttribute("aria-label", summary(detail, span));
    }

    /// The picture in words.
    static String summary(ExecutionDetail detail, TimeSpan span) {
        var failed = detail.partitions().stream()
                .filter(partition -> partition.cause() != null)
                .map(Partition::country)
                .collect(Collectors.joining(", "));
        var stragglers = detail.partitions().stream()
                .filter(Partition::straggler)
                .map(Partition::country)
                .collect(Collectors.joining(", "));
        return "Timeline of %s over %s. %s%s"
                .formatted(
                        Words.count(detail.partitions().size(), "partition", "partitions"),
                        ExecutionText.length(Duration.between(span.from(), span.to())),
                        failed.isEmpty() ? "None failed." : "Failed: " + failed + ".",
                        stragglers.isEmpty() ? "" : " Still running long after the others: " + stragglers + ".");
    }

    /// The stretch of time the axis shows.
    record TimeSpan(Instant from, Instant to) {

        static TimeSpan of(ExecutionDetail detail) {
            var from = detail.partitions().stream()
                    .map(Partition::startedAt)
                    .filter(Objects::nonNull)
                    .min(Instant::compareTo)
                    .orElse(Objects.requireNonNullElse(detail.summary().startedAt(), detail.asOf()));
            boolean runs = detail.partitions().stream().anyMatch(partition -> partition.endedAt() == null);
            var to = runs
                    ? detail.asOf()
                    : detail.partitions().stream()
                            .map(Partition::endedAt)
                            .filter(Objects::nonNull)
                            .max(Instant::compareTo)
                            .orElse(detail.asOf());
            return new TimeSpan(from, to.isAfter(from.plusMillis(1)) ? to : from.plusMillis(1));
        }

        /// Where a moment is, in percent of the axis.
        double percent(Instant moment) {
            double part = (double) Duration.between(from, moment).toNanos()
                    / Duration.between(from, to).toNanos();
            return 100 * Math.clamp(part, 0, 1);
        }

        /// A time of the day; of a short stretch, the time since its beginning.
        String tick(double part, ZoneId zone) {
            var length = Duration.between(from, to);
            var passed = Duration.ofNanos((long) (length.toNanos() * part));
            return length.compareTo(SHORT) < 0
                    ? "+" + Numbers.decimal(passed.toMillis() / 1000.0, 2) + " s"
                    : Numbers.time(from.plus(passed), zone);
        }
    }

    private static final class Line extends Div {
        private final Span label = new Span();
        private final Div bar = new Div();
        private final Span took = new Span();

        Line() {
            addClassName("gantt-line");
            label.addClassName("gantt-label");
            bar.addClassName("gantt-bar");
            took.addClassName("gantt-took");
            var track = new Div(bar);
            track.addClassName("gantt-track");
            add(label, track, took);
        }

        void show(Partition partition, TimeSpan span) {
            label.setText(partition.country());
            var started = partition.startedAt();
            bar.setVisible(started != null);
            if (started != null) {
                var ended = Objects.requireNonNullElse(partition.endedAt(), span.to());
                double left = span.percent(started);
                bar.getStyle().setLeft(percent(left)).setWidth(percent(Math.max(0.4, span.percent(ended) - left)));
            }
            bar.getElement().setAttribute("data-status", Words.lower(partition.status()));
            bar.getElement().setAttribute("data-straggler", String.valueOf(partition.straggler()));
            took.setText(ExecutionText.duration(started, partition.endedAt(), span.to())
                    + (partition.straggler() ? ", straggler" : ""));
        }

        private static String percent(double value) {
            return String.format(Locale.ROOT, "%.2f%%", value);
        }
    }
}
