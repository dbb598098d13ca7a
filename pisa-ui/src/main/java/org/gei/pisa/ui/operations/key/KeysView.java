package org.gei.pisa.ui.operations.key;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.gei.pisa.domain.operations.ApiKey;
import org.gei.pisa.ui.operations.Badge;
import org.gei.pisa.ui.operations.Card;
import org.gei.pisa.ui.operations.Empty;
import org.gei.pisa.ui.operations.LiveTable;
import org.gei.pisa.ui.operations.Moment;
import org.gei.pisa.ui.operations.OperationsPage;
import org.gei.pisa.ui.operations.PageContext;
import org.gei.pisa.ui.shell.MainLayout;
import org.springframework.core.ParameterizedTypeReference;

/// The keys of programs that read the API: for what, until when, last used when; new ones, and revoking.
@Route(value = "operations/keys", layout = MainLayout.class)
@PageTitle("Keys - PISA Live")
@StyleSheet("context://pisa-operations/secrets.css?v=1")
@RolesAllowed("ADMIN")
class KeysView extends OperationsPage<List<ApiKey>> {

    private static final ParameterizedTypeReference<List<ApiKey>> KEYS = new ParameterizedTypeReference<>() {};

    private final Span counts = new Span();
    private final LiveTable<ApiKey> table;
    private final Empty empty =
            new Empty("No program has a key yet. Create one for each, so that it can be taken back by itself.");

    KeysView(PageContext context) {
        super(context);
        var clock = context.clock();
        counts.addClassName("muted");
        var create = new Button("Create key", _ -> new CreateDialog(context, this::refresh).open());
        create.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_SMALL);
        table = new LiveTable<ApiKey>("Keys, newest first", ApiKey::id)
                .column("Key", "key long-key", Name::new, Name::show)
                .column("State", "", Badge::new, KeyText::badge)
                .text("May read", KeyText::scopes)
                .column("Expires", "", () -> new Moment(clock), (moment, key) -> moment.show(key.expiresAt(), "never"))
                .column(
                        "Last used",
                        "",
                        () -> new Moment(clock),
                        (moment, key) -> moment.show(key.lastUsedAt(), "never"))
                .column("Created", "", () -> new Created(clock), Created::show)
                .column("Actions", "actions-cell", () -> new RevokeButton(context, this::refresh), RevokeButton::show)
                .line(Paragraph::new, (line, key) -> {
                    var revoked = key.revokedAt();
                    line.addClassName("muted");
                    line.setVisible(revoked != null);
                    line.setText(
                            revoked == null
                                    ? ""
                                    : "Revoked by %s, %s.".formatted(key.revokedBy(), Moment.text(revoked, clock)));
                });
        content().add(new Card("Keys of the API", counts, create).with(Card.scrolling(table), empty));
    }

    @Override
    protected void enter(Map<String, String> query, RouteParameters route) {
        // nothing is chosen on this page
    }

    @Override
    protected Duration pace() {
        return Duration.ofSeconds(5);
    }

    @Override
    protected List<ApiKey> read() {
        return context().batch().get(user(), KEYS, "/api/v1/api-keys", Map.of());
    }

    @Override
    protected void show(List<ApiKey> keys) {
        long active =
                keys.stream().filter(key -> key.state() == ApiKey.State.ACTIVE).count();
        counts.setText("%d of %d active".formatted(active, keys.size()));
        table.show(keys);
        table.setVisible(!keys.isEmpty());
        empty.setVisible(keys.isEmpty());
    }

    private static final class Name extends Div {
        private final Span name = new Span();
        private final Code prefix = new Code();

        Name() {
            addClassName("stack");
            prefix.addClassName("muted");
            add(name, prefix);
        }

        void show(ApiKey key) {
            name.setText(key.name());
            prefix.setText(key.prefix() + " ...");
        }
    }

    private static final class Created extends Div {
        private final Moment moment;
        private final Span by = new Span();

        Created(Clock clock) {
            addClassName("stack");
            moment = new Moment(clock);
            by.addClassName("muted");
            add(moment, by);
        }

        void show(ApiKey key) {
            moment.show(key.createdAt(), "");
            by.setText("by " + key.createdBy());
        }
    }
}
