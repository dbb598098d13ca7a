package org.gei.pisa.ui.operations.source;

import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.gei.pisa.domain.operations.ConnectionTest;
import org.gei.pisa.domain.operations.SourceStatus;
import org.gei.pisa.ui.operations.ActionButton;
import org.gei.pisa.ui.operations.BatchProblem;
import org.gei.pisa.ui.operations.Notices;
import org.gei.pisa.ui.operations.PageContext;
import org.jspecify.annotations.Nullable;
import org.springframework.web.client.RestClientException;

/// Suspend or resume, and test the connection.
final class SourceButtons extends Div {

    private final ActionButton suspend = new ActionButton("Suspend", "Suspending");
    private final ActionButton resume = new ActionButton("Resume", "Resuming");
    private final ActionButton test = new ActionButton("Test", "Testing");
    private final transient PageContext context;
    private final transient Runnable always;
    private transient @Nullable SourceStatus source;

    /// @param tested gets what a test found
    /// @param always runs after suspending and resuming
    SourceButtons(PageContext context, Consumer<ConnectionTest> tested, Runnable always) {
        this.context = context;
        this.always = always;
        addClassName("actions");
        suspend.does(
                        () -> new ActionButton.Question(
                                "Suspend %s?".formatted(source().name()),
                                "It is not loaded any more until somebody resumes it. What is loaded stays counted and"
                                        + " grows old; the other sources go on. Nothing is lost: after Resume it"
                                        + " catches up from where it stopped.",
                                false),
                        () -> call("suspend"),
                        this::suspended)
                .thenAlways(always);
        resume.does(
                        () -> null,
                        () -> call("resume"),
                        (SourceStatus now) -> Notices.done(now.name() + " is resumed and catches up."))
                .thenAlways(always);
        resume.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        test.does(
                () -> null,
                () -> {
                    var user = context.user();
                    var path = "/api/v1/sources/" + source().country() + "/test";
                    return () -> context.batch().postPatiently(user, ConnectionTest.class, path, null);
                },
                tested);
        for (var button : new ActionButton[] {suspend, resume, test}) {
            button.addThemeVariants(ButtonVariant.LUMO_SMALL);
            add(button);
        }
    }

    void show(SourceStatus newest) {
        source = newest;
        suspend.setVisible(newest.actions().contains("suspend"));
        resume.setVisible(newest.actions().contains("resume"));
        test.setVisible(newest.actions().contains("test"));
        suspend.setAriaLabel("Suspend " + newest.name());
        resume.setAriaLabel("Resume " + newest.name());
        test.setAriaLabel("Test the connection to " + newest.name());
    }

    private Supplier<SourceStatus> call(String action) {
        var user = context.user();
        var path = "/api/v1/sources/" + source().country() + "/" + action;
        return () -> context.batch().post(user, SourceStatus.class, path, null);
    }

    private void suspended(SourceStatus now) {
        Notices.done(now.name() + " is suspended.", "Undo", () -> {
            try {
                show(call("resume").get());
            } catch (RestClientException e) {
                Notices.refused(BatchProblem.of(e).text());
            }
            always.run();
        });
    }

    private SourceStatus source() {
        return Objects.requireNonNull(source);
    }
}
