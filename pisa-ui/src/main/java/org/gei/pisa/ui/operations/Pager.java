package org.gei.pisa.ui.operations;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import java.util.function.IntConsumer;
import org.gei.pisa.ui.shell.Numbers;

/// Where one is in a list that is paged in the database, and the way to the next page.
public final class Pager extends Nav {

    private final Span position = new Span();
    private final Button newer = new Button("Newer");
    private final Button older = new Button("Older");
    private int page;

    /// @param go to the page with that number, from 0
    public Pager(String label, IntConsumer go) {
        addClassName("pager");
        getElement().setAttribute("aria-label", label);
        newer.addThemeVariants(ButtonVariant.LUMO_SMALL);
        older.addThemeVariants(ButtonVariant.LUMO_SMALL);
        newer.addClickListener(_ -> go.accept(page - 1));
        older.addClickListener(_ -> go.accept(page + 1));
        add(position, newer, older);
    }

    /// @param rows on this page
    public void show(int page, int size, int rows, long total) {
        this.page = page;
        long first = (long) page * size + 1;
        long last = first + rows - 1;
        position.setText(
                rows == 0
                        ? total == 0 ? "" : "There is nothing on this page any more."
                        : "%s to %s of %s".formatted(Numbers.whole(first), Numbers.whole(last), Numbers.whole(total)));
        newer.setEnabled(page > 0);
        older.setEnabled(last < total);
        setVisible(total > 0 || page > 0);
    }

    /// The page that a URL asks for.
    public static int page(String text) {
        return text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
    }
}
