package org.gei.pisa.ui.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.shared.Registration;
import com.vaadin.flow.spring.security.AuthenticationContext;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gei.pisa.ui.feed.Feeds;
import org.gei.pisa.ui.feed.LiveUpdates;
import org.jspecify.annotations.Nullable;

/// The frame: navigation at the side, below on a phone; on top the title, how fresh everything is, light or
/// dark, and who is signed in.
@JsModule("context://pisa-chart/print.js?v=1")
@AnonymousAllowed
public class MainLayout extends Div implements RouterLayout, AfterNavigationObserver {

    private static final String SCHEME = "pisa-color-scheme";

    private final transient Feeds feeds;
    private final transient LiveUpdates updates;
    private final transient AuthenticationContext authentication;
    private final H1 title = new H1();
    private final Map<String, Anchor> links = new LinkedHashMap<>();
    private final Pulse pulse;
    private final Div tools = new Div();
    private final Main content = new Main();
    private final Button scheme = new Button(new Icon(VaadinIcon.ADJUST));
    private boolean dark;
    private @Nullable Registration watching;

    MainLayout(Feeds feeds, LiveUpdates updates, AuthenticationContext authentication, Clock clock) {
        this.feeds = feeds;
        this.updates = updates;
        this.authentication = authentication;
        this.pulse = new Pulse(clock);
        addClassName("shell");
        scheme.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        scheme.setAriaLabel("Light or dark");
        scheme.setTooltipText("Light or dark");
        scheme.addClickListener(event -> {
            dark = !dark;
            applyScheme();
            event.getSource().getElement().executeJs("localStorage.setItem($0, $1)", SCHEME, dark ? "dark" : "light");
        });
        tools.addClassName("tools");
        var help = new Anchor("help", new Icon(VaadinIcon.QUESTION_CIRCLE_O));
        help.addClassName("help-link");
        help.setAriaLabel("Help");
        var top = new Header(title, tools, pulse, help, scheme, user());
        top.addClassName("top");
        content.addClassName("content");
        add(navigation(), top, content);
    }

    @Override
    public void showRouterLayoutContent(HasElement view) {
        content.getElement().appendChild(view.getElement());
        tools.removeAll();
        if (view instanceof LivePage page) {
            tools.add(page.tools());
        }
    }

    @Override
    public void removeRouterLayoutContent(HasElement view) {
        view.getElement().removeFromParent();
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        var views = event.getActiveChain();
        title.setText(views.isEmpty() ? "" : titleOf(views.getFirst()));
        var here = event.getLocation().getPath().replaceFirst("^country(?=/)", "countries");
        var current = links.keySet().stream()
                .filter(path -> here.equals(path) || here.startsWith(path + "/"))
                .max(Comparator.comparing(String::length))
                .orElse(here); // a page without a link
        var countries = event.getLocation().getQueryParameters().getParameters(LivePage.COUNTRIES);
        var kept = countries.isEmpty() ? "" : "?" + LivePage.COUNTRIES + "=" + String.join(",", countries);
        links.forEach((path, link) -> {
            link.setHref((path.isEmpty() ? "." : path) + (path.startsWith("operations") ? "" : kept));
            if (path.equals(current)) {
                link.getElement().setAttribute("aria-current", "page");
            } else {
                link.getElement().removeAttribute("aria-current");
            }
        });
    }

    @Override
    protected void onAttach(AttachEvent event) {
        getElement()
                .executeJs(
                        "return (localStorage.getItem($0) ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'))"
                                + " === 'dark'",
                        SCHEME)
                .then(Boolean.class, prefersDark -> {
                    dark = prefersDark;
                    applyScheme();
                });
        var freshness = feeds.freshness();
        watching = updates.watch(event.getUI(), List.of(freshness), () -> {
            var state = freshness.state();
            return () -> pulse.show(state);
        });
    }

    @Override
    protected void onDetach(DetachEvent event) {
        var registration = watching;
        if (registration != null) {
            registration.remove();
        }
    }

    private void applyScheme() {
        getUI().ifPresent(ui -> ui.getPage().setColorScheme(dark ? ColorScheme.Value.DARK : ColorScheme.Value.LIGHT));
    }

    private static String titleOf(HasElement view) {
        if (view instanceof HasDynamicTitle dynamic) {
            return dynamic.getPageTitle().replace(" - PISA Live", "");
        }
        var annotation = view.getClass().getAnnotation(PageTitle.class);
        return annotation == null ? "" : annotation.value().replace(" - PISA Live", "");
    }

    private Nav navigation() {
        var brand = new Span("PISA Live");
        brand.addClassName("brand");
        var navigation = new Nav(brand);
        navigation.addClassName("side");
        navigation.getElement().setAttribute("aria-label", "Pages");
        navigation.add(
                link("", "Dashboard", VaadinIcon.DASHBOARD),
                link("achievement", "Achievement", VaadinIcon.BAR_CHART_H),
                link("countries", "Countries", VaadinIcon.GLOBE),
                link("compare", "Compare", VaadinIcon.SCALE),
                link("explore", "Explore", VaadinIcon.SEARCH));
        if (authentication.hasRole("ADMIN")) {
            navigation.add(
                    link("operations", "Operations", VaadinIcon.COGS),
                    sectionLink("operations/sources", "Sources", VaadinIcon.DATABASE),
                    sectionLink("operations/quarantine", "Quarantine", VaadinIcon.FLAG),
                    sectionLink("operations/audit", "Audit", VaadinIcon.CLIPBOARD_USER),
                    sectionLink("operations/accounts", "Accounts", VaadinIcon.USERS),
                    sectionLink("operations/keys", "Keys", VaadinIcon.KEY));
        }
        return navigation;
    }

    /// Links by path, so that the frame does not know the pages.
    private Anchor link(String path, String text, VaadinIcon icon) {
        var link = new Anchor(path.isEmpty() ? "." : path);
        var picture = new Icon(icon);
        picture.getElement().setAttribute("aria-hidden", "true");
        link.add(picture, new Span(text));
        link.addClassName("side-link");
        links.put(path, link);
        return link;
    }

    /// A page below Operations: on a phone the bar has no room for it, and the operations pages have the
    /// link.
    private Component sectionLink(String path, String text, VaadinIcon icon) {
        var link = link(path, text, icon);
        link.addClassName("side-section");
        return link;
    }

    private Component user() {
        var name = authentication.getPrincipalName().orElse("");
        var signOut = new Button("Sign out", new Icon(VaadinIcon.SIGN_OUT), event -> authentication.logout());
        signOut.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        var who = new Span(name);
        who.addClassName("user-name");
        var password = new Anchor("account/password", new Icon(VaadinIcon.PASSWORD));
        password.addClassName("help-link");
        password.setAriaLabel("Change password");
        password.setTitle("Change password");
        var user = new Div(who, password, signOut);
        user.addClassName("user");
        return user;
    }
}
