package org.gei.pisa.ui.operations;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import java.util.Locale;
import org.gei.pisa.domain.operations.ExecutionSummary;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/// The buttons for what can be done with an execution now. Each says what will happen before it happens.
@Component
class ExecutionActions {

    private final BatchClient batch;

    ExecutionActions(BatchClient batch) {
        this.batch = batch;
    }

    /// @param done runs after an action, whether it was refused or not
    Div buttons(ExecutionSummary summary, String user, Runnable done, ButtonVariant... variants) {
        var buttons = new Div();
        buttons.addClassName("actions");
        for (var action : summary.actions()) {
            var button = new Button(StatusBadge.word(action.toUpperCase(Locale.ROOT)));
            button.addThemeVariants(variants);
            if (action.equals("restart")) {
                button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            }
            button.setAriaLabel(button.getText() + " execution " + summary.id());
            button.addClickListener(event -> confirm(summary, action, user, done));
            buttons.add(button);
        }
        return buttons;
    }

    private void confirm(ExecutionSummary summary, String action, String user, Runnable done) {
        var word = StatusBadge.word(action.toUpperCase(Locale.ROOT));
        var dialog = new ConfirmDialog();
        dialog.setHeader("%s execution %d?".formatted(word, summary.id()));
        dialog.setText(consequence(action));
        dialog.setConfirmText(word);
        dialog.setCancelable(true);
        if (action.equals("abandon")) {
            dialog.setConfirmButtonTheme("primary error");
        }
        dialog.addConfirmListener(event -> act(summary, action, user, done));
        dialog.open();
    }

    private void act(ExecutionSummary summary, String action, String user, Runnable done) {
        try {
            var result = batch.act(summary.id(), action, user);
            Notification.show(
                            action.equals("restart")
                                    ? "Execution %d was started for the failed partitions.".formatted(result.id())
                                    : "Execution %d: %s"
                                            .formatted(
                                                    result.id(),
                                                    StatusBadge.word(
                                                            result.status().name())),
                            5000,
                            Notification.Position.BOTTOM_START)
                    .addThemeVariants(NotificationVariant.LUMO_SUCCESS);
        } catch (RestClientException e) {
            Notification.show(batch.reason(e), 10_000, Notification.Position.BOTTOM_START)
                    .addThemeVariants(NotificationVariant.LUMO_ERROR);
        }
        done.run();
    }

    private static String consequence(String action) {
        return switch (action) {
            case "restart" ->
                "The failed partitions are loaded again from where they stopped; what is loaded already is not touched. The other"
                        + " countries go on meanwhile.";
            case "stop" ->
                "The execution ends after the change sets it is writing now. The next window goes on from there.";
            case "abandon" ->
                "The execution can never be restarted after this. Its countries stay as they are until another execution loads"
                        + " them.";
            default ->
                "The execution is marked as failed, so that it can be restarted. Do this only if its process is dead.";
        };
    }
}
