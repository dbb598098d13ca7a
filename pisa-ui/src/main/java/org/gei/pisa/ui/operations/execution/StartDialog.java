package org.gei.pisa.ui.operations.execution;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.gei.pisa.domain.live.Freshness;
import org.gei.pisa.domain.operations.ExecutionSummary;
import org.gei.pisa.domain.operations.SourceStatus;
import org.gei.pisa.domain.operations.StartRequest;
import org.gei.pisa.ui.operations.ActionButton;
import org.gei.pisa.ui.operations.Notices;
import org.gei.pisa.ui.operations.PageContext;
import org.gei.pisa.ui.operations.Words;

/// Starts a load, a full reload or a reconciliation of chosen countries, and says first what that means.
final class StartDialog extends Dialog {

    private final RadioButtonGroup<StartKind> kind = new RadioButtonGroup<>("What");
    private final MultiSelectComboBox<SourceStatus> countries = new MultiSelectComboBox<>("Countries");
    private final Checkbox retireAnyway = new Checkbox("Retire rows even if a large share of a country is gone");
    private final Paragraph consequence = new Paragraph();
    private final transient List<SourceStatus> sources;

    StartDialog(PageContext context, List<SourceStatus> sources, Consumer<ExecutionSummary> started) {
        this.sources = sources;
        setHeaderTitle("Start an execution");
        addClassName("start-dialog");
        kind.setItems(StartKind.values());
        kind.setItemLabelGenerator(StartKind::label);
        kind.addThemeVariants(RadioGroupVariant.LUMO_VERTICAL);
        kind.setValue(StartKind.LOAD);
        kind.addValueChangeListener(_ -> explain());
        countries.setItems(sources);
        countries.setItemLabelGenerator(source -> source.country() + " " + source.name());
        countries.setPlaceholder("All countries");
        countries.setClearButtonVisible(true);
        countries.setWidthFull();
        countries.addValueChangeListener(_ -> explain());
        consequence.addClassName("consequence");
        consequence.getElement().setAttribute("aria-live", "polite");
        add(kind, countries, retireAnyway, consequence);
        var start = new ActionButton("Start", "Starting");
        start.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        start.does(
                () -> null,
                () -> {
                    var user = context.user();
                    var request = request();
                    return () -> context.batch().post(user, ExecutionSummary.class, "/api/v1/executions", request);
                },
                (ExecutionSummary execution) -> {
                    close();
                    Notices.done("Execution %d has started.".formatted(execution.id()));
                    started.accept(execution);
                });
        getFooter().add(new Button("Cancel", _ -> close()), start);
        explain();
    }

    private StartRequest request() {
        var chosen = kind.getValue();
        var codes = countries.getSelectedItems().stream()
                .map(SourceStatus::country)
                .sorted()
                .toList();
        return new StartRequest(
                chosen.job(),
                codes,
                chosen == StartKind.RELOAD || chosen == StartKind.RECONCILE && retireAnyway.getValue());
    }

    private void explain() {
        var chosen = countries.getSelectedItems();
        var named = chosen.isEmpty() ? sources : List.copyOf(chosen);
        var affected = chosen.isEmpty()
                ? named.stream()
                        .filter(source -> source.state() != Freshness.State.SUSPENDED)
                        .toList()
                : named;
        retireAnyway.setVisible(kind.getValue() == StartKind.RECONCILE);
        long rows = affected.stream().mapToLong(SourceStatus::responses).sum();
        var suspended = named.stream()
                .filter(source -> source.state() == Freshness.State.SUSPENDED)
                .map(SourceStatus::country)
                .collect(Collectors.joining(", "));
        consequence.setText(kind.getValue()
                        .consequence(
                                affected.size() == 1
                                        ? affected.getFirst().name()
                                        : Words.count(affected.size(), "country", "countries"),
                                rows)
                + (suspended.isEmpty()
                        ? ""
                        : chosen.isEmpty()
                                ? " Left out because suspended: " + suspended + "."
                                : " Suspended, so that the start will be refused: " + suspended
                                        + ". Resume first, or restart what failed."));
    }
}
