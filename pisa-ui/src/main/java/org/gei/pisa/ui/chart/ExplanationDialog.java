package org.gei.pisa.ui.chart;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;

/// What a card means, beside the page.
class ExplanationDialog extends Dialog {

    ExplanationDialog(String title, List<Explanation> explanations) {
        setHeaderTitle(title);
        setWidth("min(640px, 94vw)");
        var words = new Div();
        words.addClassName("explanations");
        explanations.forEach(explanation -> words.add(new H3(explanation.title()), new Paragraph(explanation.text())));
        words.add(new Anchor("help", "All explanations and keys"));
        add(words);
        var close = new Button("Close", event -> close());
        close.setAutofocus(true);
        getFooter().add(close);
    }
}
