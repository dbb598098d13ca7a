package org.gei.pisa.ui.operations.key;

import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import java.util.Objects;
import org.gei.pisa.domain.operations.ApiKey;
import org.gei.pisa.ui.operations.ActionButton;
import org.gei.pisa.ui.operations.Notices;
import org.gei.pisa.ui.operations.PageContext;
import org.jspecify.annotations.Nullable;

/// Takes a key back.
final class RevokeButton extends Div {

    private final ActionButton revoke = new ActionButton("Revoke", "Revoking");
    private transient @Nullable ApiKey key;

    RevokeButton(PageContext context, Runnable always) {
        addClassName("actions");
        revoke.addThemeVariants(ButtonVariant.LUMO_SMALL);
        revoke.does(
                        () -> new ActionButton.Question(
                                "Revoke %s?".formatted(key().name()),
                                "Whatever uses %s is refused from now on. A revoked key can't be made good again."
                                        .formatted(key().prefix()),
                                true),
                        () -> {
                            var user = context.user();
                            var path = "/api/v1/api-keys/" + key().id() + "/revoke";
                            return () -> context.batch().post(user, ApiKey.class, path, null);
                        },
                        (ApiKey now) -> Notices.done("%s (%s) is revoked.".formatted(now.name(), now.prefix())))
                .thenAlways(always);
        add(revoke);
    }

    void show(ApiKey newest) {
        key = newest;
        revoke.setVisible(newest.state() == ApiKey.State.ACTIVE);
        revoke.setAriaLabel("Revoke %s, %s".formatted(newest.name(), newest.prefix()));
    }

    private ApiKey key() {
        return Objects.requireNonNull(key);
    }
}
