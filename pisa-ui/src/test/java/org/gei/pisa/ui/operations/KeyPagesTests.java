package org.gei.pisa.ui.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.gei.pisa.domain.operations.ApiKey;
import org.gei.pisa.domain.operations.ApiScope;
import org.gei.pisa.domain.operations.CreatedApiKey;
import org.junit.jupiter.api.Test;
import org.springframework.security.test.context.support.WithMockUser;

/// Keys of the API as administrators see them.
class KeyPagesTests extends ConsoleTest {

    private static final Instant BEGIN = Instant.parse("2026-11-01T09:00:00Z");
    private static final ApiKey ACTIVE = key(3, "Report of the ministry", ApiKey.State.ACTIVE);
    private static final ApiKey REVOKED = key(2, "Old report", ApiKey.State.REVOKED);
    private static final ApiKey EXPIRED = key(1, "Trial", ApiKey.State.EXPIRED);

    private static ApiKey key(long id, String name, ApiKey.State state) {
        boolean revoked = state == ApiKey.State.REVOKED;
        return new ApiKey(
                id,
                name,
                "pisa_" + id + "aaaa",
                List.of(ApiScope.ESTIMATES, ApiScope.STREAMS),
                state,
                BEGIN,
                "ada",
                state == ApiKey.State.EXPIRED ? BEGIN : null,
                null,
                revoked ? BEGIN : null,
                revoked ? "bob" : null);
    }

    @Test
    void keysAreListedByTheirBeginning() {
        openKeys(ACTIVE, REVOKED, EXPIRED);

        assertThat(textOf(rowOf("Report of the ministry")))
                .contains("Active", "pisa_3aaaa ...", "Estimates, streams", "never", "by ada");
        assertThat(textOf(rowOf("Old report"))).contains("Revoked", "Revoked by bob, ");
        assertThat(textOf(rowOf("Trial"))).contains("Expired");
        assertThat(text()).contains("1 of 3 active");
        assertThat(visibleButtons(rowOf("Report of the ministry"))).containsExactly("Revoke");
        assertThat(visibleButtons(rowOf("Old report"))).isEmpty();
    }

    @Test
    void withoutAnyItIsSaidWhatToDo() {
        BATCH.says("GET /api/v1/api-keys", List.of());
        open("operations/keys");

        shows("No program has a key yet.");
    }

    @Test
    void newKeyIsShownOnce() {
        openKeys(ACTIVE);
        BATCH.says("POST /api/v1/api-keys", new CreatedApiKey(ACTIVE, "pisa_3aaaa_the-secret"));
        buttonIn((Component) getCurrentView(), "Create key").click();
        var dialog = find(Dialog.class).single();
        assertThat(buttonIn(dialog, "Create").isEnabled()).isFalse();

        find(TextField.class, dialog).single().setValue("Report of the ministry");
        choose(dialog, ApiScope.ESTIMATES, ApiScope.STREAMS);
        buttonIn(dialog, "Create").click();

        assertThat(secret()).isEqualTo("pisa_3aaaa_the-secret");
        assertThat(posts())
                .singleElement()
                .asString()
                .matches("POST /api/v1/api-keys \\{\"name\":\"Report of the"
                        + " ministry\",\"scopes\":\\[\"ESTIMATES\",\"STREAMS\"],\"expiresAt\":\"2.*Z\"} by ada");
    }

    @Test
    void keyWithoutAScopeCanNotBeMade() {
        openKeys(ACTIVE);
        buttonIn((Component) getCurrentView(), "Create key").click();
        var dialog = find(Dialog.class).single();
        find(TextField.class, dialog).single().setValue("Nothing");
        choose(dialog);

        assertThat(buttonIn(dialog, "Create").isEnabled()).isFalse();
    }

    @Test
    void revokingIsConfirmedWithItsConsequence() {
        openKeys(ACTIVE);
        BATCH.says("POST /api/v1/api-keys/3/revoke", key(3, "Report of the ministry", ApiKey.State.REVOKED));

        buttonIn(rowOf("Report of the ministry"), "Revoke").click();
        assertThat(find(ConfirmDialog.class).single().getElement().getProperty("message"))
                .contains("Whatever uses pisa_3aaaa is refused from now on.");
        confirm();

        settled(() -> posts().contains("POST /api/v1/api-keys/3/revoke by ada"));
        settled(() -> notices().contains("Report of the ministry (pisa_3aaaa) is revoked."));
    }

    @Test
    @WithMockUser(username = "max", roles = "MANAGER")
    void managerIsToldThatThisIsForAdministrators() {
        for (var path : List.of("operations/accounts", "operations/keys")) {
            open(path);
            assertThat(text()).contains("This page is for administrators");
        }
        assertThat(BATCH.requests()).noneMatch(request -> request.endsWith(" by max"));
    }

    private void openKeys(ApiKey... keys) {
        BATCH.says("GET /api/v1/api-keys", List.of(keys));
        open("operations/keys");
        shows("Report of the ministry");
    }

    @SuppressWarnings("unchecked")
    private void choose(Dialog dialog, ApiScope... scopes) {
        CheckboxGroup<ApiScope> group = find(CheckboxGroup.class, dialog).single();
        group.setValue(Set.of(scopes));
    }
}
