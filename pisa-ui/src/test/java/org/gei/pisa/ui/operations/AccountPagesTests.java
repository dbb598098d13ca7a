package org.gei.pisa.ui.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Instant;
import java.util.List;
import org.gei.pisa.domain.operations.AccountDetail;
import org.gei.pisa.domain.operations.IssuedPassword;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Accounts as administrators see them.
class AccountPagesTests extends ConsoleTest {

    private static final Instant BEGIN = Instant.parse("2026-11-01T09:00:00Z");
    private static final Instant LATER = Instant.parse("2036-11-01T09:00:00Z");
    private static final AccountDetail ADA = account("ada", List.of("MANAGER", "ADMIN"), true, null, "roles");
    private static final AccountDetail BOB =
            account("bob", List.of("MANAGER"), true, null, "roles", "disable", "reset");
    private static final AccountDetail EVE = account("eve", List.of("MANAGER"), false, null, "roles", "enable");
    private static final AccountDetail NEW =
            account("new", List.of("MANAGER"), true, LATER, "roles", "disable", "reset");
    private static final AccountDetail LATE =
            account("late", List.of("MANAGER"), true, BEGIN, "roles", "disable", "reset");

    private static AccountDetail account(
            String name, List<String> roles, boolean enabled, @Nullable Instant oneTimeUntil, String... actions) {
        return new AccountDetail(name, roles, enabled, oneTimeUntil, BEGIN, BEGIN, null, List.of(actions));
    }

    @BeforeEach
    void accounts() {
        BATCH.says("GET /api/v1/accounts", List.of(ADA, BOB, EVE, LATE, NEW));
        open("operations/accounts");
        shows("bob");
    }

    @Test
    void stateAndRoleAreInWords() {
        assertThat(textOf(rowOf("ada"))).contains("Active", "Administrator", "never");
        assertThat(textOf(rowOf("bob"))).contains("Active", "Manager");
        assertThat(textOf(rowOf("eve"))).contains("Disabled");
        assertThat(textOf(rowOf("new"))).contains("Not begun", "Has a one-time password, valid until");
        assertThat(textOf(rowOf("late"))).contains("Password expired", "Reset makes a new one.");
        assertThat(text()).contains("4 of 5 enabled");
    }

    @Test
    void onlyWhatAppliesCanBeDone() {
        assertThat(visibleButtons(rowOf("ada"))).containsExactly("Role");
        assertThat(visibleButtons(rowOf("bob"))).containsExactly("Role", "Reset password", "Disable");
        assertThat(visibleButtons(rowOf("eve"))).containsExactly("Role", "Enable");
    }

    @Test
    void disablingIsConfirmedWithItsConsequence() {
        BATCH.says("POST /api/v1/accounts/bob/disable", EVE);

        buttonIn(rowOf("bob"), "Disable").click();
        assertThat(find(ConfirmDialog.class).single().getElement().getProperty("message"))
                .contains("its sessions end within seconds");
        assertThat(posts()).isEmpty();
        confirm();

        settled(() -> posts().contains("POST /api/v1/accounts/bob/disable by ada"));
        settled(() -> notices().contains("is disabled."));
    }

    @Test
    void refusalIsSaid() {
        BATCH.refuses(
                "POST /api/v1/accounts/bob/disable",
                409,
                "bob is the last account with role ADMIN that can sign in. Have another one sign in with that role"
                        + " first.");
        buttonIn(rowOf("bob"), "Disable").click();
        confirm();

        settled(() -> notices().contains("bob is the last account with role ADMIN"));
    }

    @Test
    void resetShowsTheNewPasswordOnce() {
        BATCH.says("POST /api/v1/accounts/bob/reset", new IssuedPassword(BOB, "abcde-fghjk-mnpqr-stuvw", LATER));
        buttonIn(rowOf("bob"), "Reset password").click();
        confirm();

        assertThat(secret()).isEqualTo("abcde-fghjk-mnpqr-stuvw");
        buttonIn(find(SecretDialog.class).single(), "Done").click();
        assertThat(find(SecretDialog.class).exists()).isFalse();
    }

    @Test
    void accountIsCreatedWithARole() {
        BATCH.says("POST /api/v1/accounts", new IssuedPassword(NEW, "abcde-fghjk-mnpqr-stuvw", LATER));
        buttonIn((Component) getCurrentView(), "Create account").click();
        var dialog = find(Dialog.class).single();
        var create = buttonIn(dialog, "Create");
        assertThat(create.isEnabled()).isFalse();

        find(TextField.class, dialog).single().setValue("new");
        chooseAdministrator(dialog);
        assertThat(create.isEnabled()).isTrue();
        create.click();

        assertThat(secret()).isEqualTo("abcde-fghjk-mnpqr-stuvw");
        assertThat(posts())
                .containsExactly("POST /api/v1/accounts {\"name\":\"new\",\"roles\":[\"MANAGER\",\"ADMIN\"]} by ada");
    }

    @Test
    void roleIsChanged() {
        BATCH.says("POST /api/v1/accounts/bob/roles", account("bob", List.of("MANAGER", "ADMIN"), true, null));
        buttonIn(rowOf("bob"), "Role").click();
        var dialog = find(Dialog.class).single();
        chooseAdministrator(dialog);
        buttonIn(dialog, "Change").click();

        settled(() -> notices().contains("bob is administrator now."));
        assertThat(posts())
                .containsExactly("POST /api/v1/accounts/bob/roles {\"roles\":[\"MANAGER\",\"ADMIN\"]} by ada");
    }

    @SuppressWarnings("unchecked")
    private void chooseAdministrator(Dialog dialog) {
        RadioButtonGroup<Enum<?>> group = find(RadioButtonGroup.class, dialog).single();
        group.setValue(group.getListDataView()
                .getItems()
                .filter(item -> item.name().equals("ADMIN"))
                .findFirst()
                .orElseThrow());
    }
}
