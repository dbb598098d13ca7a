package org.gei.pisa.ui.operations.execution;

import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.gei.pisa.domain.operations.ExecutionSummary;
import org.gei.pisa.ui.operations.ActionButton;
import org.gei.pisa.ui.operations.Notices;
import org.gei.pisa.ui.operations.PageContext;
import org.jspecify.annotations.Nullable;

/// The buttons for what can be done with an execution now. All are there from the beginning and are shown when they
/// apply, so that nothing else moves.
final class ActionButtons extends Div {

    private final Map<ActionText, ActionButton> buttons = new EnumMap<>(ActionText.class);
    private transient @Nullable ExecutionSummary summary;

    /// @param prominent whether these are what the page is for
    /// @param done runs after an action that the batch took, with that action and what it answered
    ActionButtons(
            PageContext context, boolean prominent, BiConsumer<ActionText, ExecutionSummary> done, Runnable always) {
        addClassName("actions");
        for (var action : ActionText.values()) {
            var button = new ActionButton(action.word(), action.meanwhile());
            button.addThemeVariants(ButtonVariant.LUMO_SMALL);
            if (action == ActionText.RESTART && prominent) {
                button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            }
            button.does(
                            () -> action.question(summary()),
                            () -> {
                                var user = context.user();
                                var before = summary();
                                return () -> new Done(before, act(context, user, before, action));
                            },
                            (Done outcome) -> {
                                Notices.done(action.done(outcome.before(), outcome.now()));
                                done.accept(action, outcome.now());
                            })
                    .thenAlways(always);
            buttons.put(action, button);
            add(button);
        }
    }

    private record Done(ExecutionSummary before, ExecutionSummary now) {}

    private static ExecutionSummary act(PageContext context, String user, ExecutionSummary summary, ActionText action) {
        var path = "/api/v1/executions/%d/%s".formatted(summary.id(), action.code());
        return context.batch().post(user, ExecutionSummary.class, path, null);
    }

    void show(ExecutionSummary newest) {
        summary = newest;
        buttons.forEach((action, button) -> {
            button.setVisible(newest.actions().contains(action.code()));
            button.setAriaLabel(action.word() + " execution " + newest.id());
        });
    }

    private ExecutionSummary summary() {
        return Objects.requireNonNull(summary);
    }
}
