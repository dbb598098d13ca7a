package org.gei.pisa.ui.operations.execution;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.gei.pisa.domain.operations.ExecutionStatus;
import org.gei.pisa.domain.operations.SourceStatus;
import org.gei.pisa.ui.operations.ChoiceField;
import org.gei.pisa.ui.operations.PeriodField;
import org.gei.pisa.ui.operations.SearchField;
import org.gei.pisa.ui.operations.Words;

/// What to filter executions by.
final class ExecutionFilterBar extends Div {

    private static final Map<String, String> STATUSES = statuses();
    private static final Map<String, String> JOBS = jobs();

    private final ChoiceField status;
    private final ChoiceField job;
    private final ChoiceField country;
    private final PeriodField period;
    private final SearchField search;
    private final Button clear = new Button("Clear");

    /// @param changed gets the parameters of the URL that change
    ExecutionFilterBar(ZoneId zone, Consumer<Map<String, String>> changed) {
        addClassName("filters");
        status = new ChoiceField("Status", "All", value -> changed.accept(Map.of("status", value)));
        job = new ChoiceField("Job", "All", value -> changed.accept(Map.of("job", value)));
        country = new ChoiceField("Country", "All", value -> changed.accept(Map.of("country", value)));
        period = new PeriodField(zone, value -> changed.accept(value.parameters()));
        search = new SearchField("Search", "Number, kind or cause", value -> changed.accept(Map.of("q", value)));
        clear.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        clear.addClickListener(_ -> changed.accept(
                Map.of("status", "", "job", "", "country", "", "q", "", "show", "", "last", "", "from", "", "to", "")));
        add(status, job, country, period, search, clear);
    }

    void show(ExecutionQuery query, List<SourceStatus> sources) {
        status.show(STATUSES, query.status());
        job.show(JOBS, query.job());
        var countries = new LinkedHashMap<String, String>();
        sources.forEach(source -> countries.put(source.country(), source.country() + " " + source.name()));
        country.show(countries, query.country());
        period.show(query.period());
        search.show(query.search());
        clear.setVisible(query.isFiltered());
    }

    private static Map<String, String> statuses() {
        var statuses = new LinkedHashMap<String, String>();
        for (var value : List.of(
                ExecutionStatus.STARTED,
                ExecutionStatus.COMPLETED,
                ExecutionStatus.FAILED,
                ExecutionStatus.STOPPED,
                ExecutionStatus.ABANDONED,
                ExecutionStatus.UNKNOWN)) {
            statuses.put(value.name(), Words.status(value));
        }
        return statuses;
    }

    private static Map<String, String> jobs() {
        var jobs = new LinkedHashMap<String, String>();
        jobs.put("load", "Load");
        jobs.put("reconcile", "Reconciliation");
        return jobs;
    }
}
