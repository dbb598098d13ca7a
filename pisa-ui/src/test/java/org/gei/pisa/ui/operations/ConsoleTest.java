package org.gei.pisa.ui.operations;

import static org.awaitility.Awaitility.await;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.server.VaadinSession;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// A test of pages of administrators against a batch as a small server, without a browser.
@SpringBootTest
@ViewPackages(packages = "org.gei.pisa.ui")
@WithMockUser(username = "ada", roles = "ADMIN")
abstract class ConsoleTest extends SpringBrowserlessTest {

    static final FakeBatch BATCH = new FakeBatch();

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("pisa.ui.api-url", BATCH::url);
        registry.add("pisa.ui.batch-url", BATCH::url);
    }

    @BeforeEach
    void quietBatch() {
        BATCH.reset();
    }

    @AfterAll
    static void comeBack() {
        BATCH.reset();
    }

    static void open(String path) {
        UI.getCurrent().navigate(path);
    }

    void shows(String... texts) {
        settled(() -> {
            var all = text();
            return List.of(texts).stream().allMatch(all::contains);
        });
    }

    /// What is visible of the page.
    String text() {
        return textOf((Component) getCurrentView());
    }

    static String textOf(Component component) {
        var text = new StringBuilder();
        collect(component, text);
        return text.toString();
    }

    private static void collect(Component component, StringBuilder text) {
        if (component instanceof Text || !component.isVisible()) { // its parent has the text
            return;
        }
        var own = component.getElement().getText();
        text.append(own).append(own.isEmpty() ? "" : "\n");
        component.getChildren().forEach(child -> collect(child, text));
    }

    NativeTableBody rowOf(String key) {
        return find(NativeTableBody.class).all().stream()
                .filter(body -> List.of(textOf(body).split("\n")).contains(key))
                .findFirst()
                .orElseThrow();
    }

    List<String> visibleButtons(Component in) {
        return find(Button.class, in).all().stream()
                .filter(Component::isVisible)
                .map(Button::getText)
                .toList();
    }

    Button buttonIn(Component in, String text) {
        return find(Button.class, in).withText(text).single();
    }

    /// Says yes to the question that is open.
    void confirm() {
        test(find(ConfirmDialog.class).single()).confirm();
    }

    /// The secret that is shown now.
    String secret() {
        settled(() -> find(SecretDialog.class).exists());
        return find(TextField.class, find(SecretDialog.class).single()).single().getValue();
    }

    String notices() {
        return String.join(
                "\n",
                find(Notification.class).all().stream()
                        .map(notice -> test(notice).getText() + textOf(notice))
                        .toList());
    }

    static List<String> posts() {
        return BATCH.requests().stream()
                .filter(request -> request.startsWith("POST "))
                .toList();
    }

    /// Waits; changes come while the session is not locked.
    static void settled(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(60)).pollInSameThread().until(() -> {
            var session = VaadinSession.getCurrent();
            session.unlock();
            Thread.yield();
            session.lock();
            return condition.call();
        });
    }
}
