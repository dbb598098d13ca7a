package org.gei.pisa.ui.operations;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.client.RestClientException;

/// A button for something the batch does. It asks first, if there is something to ask; it is disabled while the batch
/// works, so that a double click does it once; and it says what became of it.
public final class ActionButton extends Button {

    private final String word;
    private final String meanwhile;
    private boolean busy;
    private transient Runnable after = () -> {};

    /// What will happen, to be confirmed.
    public record Question(String title, String consequence, boolean destructive) {}

    /// @param word what it does: `Restart`
    /// @param meanwhile what stands on it while it is done: `Restarting`
    public ActionButton(String word, String meanwhile) {
        super(word);
        this.word = word;
        this.meanwhile = meanwhile + " ...";
    }

    /// @param question asked before; null if there is nothing to ask
    /// @param call of the batch; runs without the lock of the session
    /// @param done what then changes the components
    public <R> ActionButton does(Supplier<@Nullable Question> question, Supplier<Supplier<R>> call, Consumer<R> done) {
        addClickListener(_ -> {
            if (!busy) {
                busy = true;
                ask(question.get(), () -> run(call.get(), done));
            }
        });
        return this;
    }

    /// Runs after the call, whether it was refused or not.
    public ActionButton thenAlways(Runnable what) {
        after = what;
        return this;
    }

    private void ask(@Nullable Question question, Runnable confirmed) {
        if (question == null) {
            confirmed.run();
            return;
        }
        var dialog = new ConfirmDialog();
        dialog.setHeader(question.title());
        dialog.setText(question.consequence());
        dialog.setConfirmText(word);
        dialog.setCancelable(true);
        if (question.destructive()) {
            dialog.setConfirmButtonTheme("primary error");
        }
        dialog.addCancelListener(_ -> busy = false);
        dialog.addConfirmListener(_ -> {
            if (busy && isEnabled()) {
                confirmed.run();
            }
        });
        dialog.open();
    }

    private <R> void run(Supplier<R> call, Consumer<R> done) {
        setEnabled(false);
        setText(meanwhile);
        var ui = Objects.requireNonNull(UI.getCurrent());
        Thread.startVirtualThread(() -> {
            Runnable outcome;
            try {
                var result = call.get();
                outcome = () -> done.accept(result);
            } catch (RestClientException e) {
                var problem = BatchProblem.of(e);
                outcome = () -> Notices.refused(
                        problem.away() ? problem.text() + " It is not known whether it was done." : problem.text());
            }
            finish(ui, outcome);
        });
    }

    private void finish(UI ui, Runnable outcome) {
        try {
            ui.access(() -> {
                busy = false;
                setText(word);
                setEnabled(true);
                outcome.run();
                after.run();
            });
        } catch (UIDetachedException _) {
            // whoever clicked has left; the batch has it in its audit trail
        }
    }
}
