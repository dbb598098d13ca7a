package org.gei.pisa.ui.operations;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import java.util.LinkedHashMap;
import java.util.Map;

/// The pages of administrators, for a phone, whose bar at the bottom has no room for all of them.
final class SectionLinks extends Nav implements AfterNavigationObserver {

    private final Map<String, Anchor> links = new LinkedHashMap<>();

    SectionLinks() {
        addClassName("section-links");
        getElement().setAttribute("aria-label", "Operations");
        link("operations", "Executions");
        link("operations/sources", "Sources");
        link("operations/quarantine", "Quarantine");
        link("operations/audit", "Audit");
        link("operations/accounts", "Accounts");
        link("operations/keys", "Keys");
    }

    private void link(String path, String text) {
        var link = new Anchor(path, text);
        links.put(path, link);
        add(link);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        var path = event.getLocation().getPath();
        links.forEach((target, link) -> {
            if (path.equals(target)) {
                link.getElement().setAttribute("aria-current", "page");
                link.getElement()
                        .executeJs("this.parentElement.scrollLeft = this.offsetLeft - this.parentElement.offsetLeft");
            } else {
                link.getElement().removeAttribute("aria-current");
            }
        });
    }
}
