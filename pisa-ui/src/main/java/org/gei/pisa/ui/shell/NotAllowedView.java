package org.gei.pisa.ui.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.AccessDeniedException;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;

/// Somebody asked for a page that is for others.
@ParentLayout(MainLayout.class)
@PageTitle("Not allowed - PISA Live")
@AnonymousAllowed
class NotAllowedView extends Div implements HasErrorParameter<AccessDeniedException> {

    NotAllowedView() {
        addClassName("message-page");
        add(
                new H2("This page is for administrators"),
                new Paragraph(
                        "Operations can be seen by accounts with the role ADMIN. Sign in with such an account, or ask an"
                                + " administrator."),
                new Anchor(".", "Back to the dashboard"));
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<AccessDeniedException> parameter) {
        return HttpServletResponse.SC_FORBIDDEN;
    }
}
