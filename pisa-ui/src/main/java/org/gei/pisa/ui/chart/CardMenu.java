package org.gei.pisa.ui.chart;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.dom.Element;
import java.util.Locale;
import tools.jackson.databind.node.JsonNodeFactory;

/// The menu of a card: the same numbers as a table and as files, the link to it, full screen, what it means. The
/// keys T, F and ? do the same while the card has the focus.
class CardMenu extends Button {

    private static final String NOT_TYPING = "!event.ctrlKey && !event.metaKey && !event.altKey"
            + " && !event.target.closest('input, textarea, vaadin-combo-box, vaadin-multi-select-combo-box, vaadin-select')";

    private final ChartCard card;
    private final MenuItem table;

    CardMenu(ChartCard card) {
        super(new Icon(VaadinIcon.ELLIPSIS_DOTS_H));
        addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL);
        this.card = card;
        addClassName("card-menu");
        setAriaLabel("Menu of " + card.title());
        getElement().setAttribute("aria-haspopup", "menu");
        var menu = new ContextMenu(this);
        menu.setOpenOnClick(true);
        table = menu.addItem("Data as a table (T)", event -> toggleTable());
        menu.addItem("Download CSV", event -> csv());
        menu.addItem("Download PNG", event -> picture("png"));
        menu.addItem("Download SVG", event -> picture("svg"));
        menu.addItem("Copy link", event -> copyLink());
        menu.addItem("Full screen (F)", event -> fullScreen());
        menu.addItem("What does this mean? (?)", event -> explain());
        onKey("t", this::toggleTable);
        onKey("?", this::explain);
        // only what the browser does by itself on a key counts for it as wanted by a person
        card.addAttachListener(
                event -> card.getElement()
                        .executeJs(
                                "this.addEventListener('keydown', event => { if (event.key.toLowerCase() === 'f' && "
                                        + NOT_TYPING
                                        + ") { document.fullscreenElement ? document.exitFullscreen() : this.requestFullscreen(); } })"));
    }

    private void onKey(String key, Runnable action) {
        card.getElement()
                .addEventListener("keydown", event -> action.run())
                .setFilter("event.key.toLowerCase() === '" + key + "' && " + NOT_TYPING);
    }

    private void toggleTable() {
        card.toggleTable();
        table.setText(card.showsTable() ? "Chart (T)" : "Data as a table (T)");
    }

    private void csv() {
        var data = card.shown();
        var rows = data == null ? null : data.table();
        if (rows == null) {
            nothingYet();
            return;
        }
        CsvFile.download(card, fileName(), rows);
    }

    private void picture(String type) {
        var data = card.shown();
        if (data == null || data.nothing()) {
            nothingYet();
            return;
        }
        var words = JsonNodeFactory.instance
                .objectNode()
                .put("title", card.title())
                .put("subtitle", card.subtitle())
                .put("summary", data.summary())
                .put("footer", "PISA Live · " + data.footer());
        chart().executeJs("return this.save($0, $1, $2)", type, fileName(), words);
    }

    private void copyLink() {
        card.getElement()
                .executeJs(
                        "const url = location.origin + location.pathname + location.search + '#' + this.id;"
                                + "return navigator.clipboard ? navigator.clipboard.writeText(url).then(() => '', () => url) : url")
                .then(
                        String.class,
                        // without permission to copy, the link is shown to be copied by hand
                        notCopied -> Notification.show(
                                notCopied.isEmpty() ? "Link copied" : notCopied,
                                notCopied.isEmpty() ? 2500 : 15_000,
                                Notification.Position.BOTTOM_CENTER));
    }

    private void fullScreen() {
        card.getElement()
                .executeJs("return (document.fullscreenElement ? document.exitFullscreen() : this.requestFullscreen())"
                        + ".then(() => true, () => false)")
                .then(Boolean.class, done -> {
                    if (!done) {
                        Notification.show("This browser wants the key for it: press F on the card.");
                    }
                });
    }

    private void explain() {
        new ExplanationDialog(card.title(), card.explanations()).open();
    }

    private static void nothingYet() {
        Notification.show("There is nothing to download yet.");
    }

    private Element chart() {
        return card.chart().getElement();
    }

    private String fileName() {
        return "pisa-live-" + card.getId().orElse("chart").toLowerCase(Locale.ROOT);
    }
}
