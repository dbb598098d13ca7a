package org.gei.pisa.ui.operations;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.shared.Registration;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.web.client.RestClientException;

/// A page that shows what the batch says and is kept current. What is chosen on it stands in the URL. While the batch
/// is away it says so, since when, and what happens next, above what was known last.
///
/// Reading happens without the lock of the session, showing with it. What was read for an older URL is not shown.
///
/// @param <T> all that is read for it at once
@StyleSheet("context://pisa-operations/operations.css?v=4")
public abstract class OperationsPage<T> extends Div implements BeforeEnterObserver {

    private static final Duration WHILE_CUT = Duration.ofSeconds(2);

    private final transient PageContext context;
    private final transient String user;
    private final Trouble trouble = new Trouble();
    private final Skeleton skeleton = new Skeleton();
    private final Div content = new Div();
    private final AtomicLong wanted = new AtomicLong();
    private transient Map<String, String> query = Map.of();
    private transient volatile @Nullable Instant readAt;
    private transient volatile @Nullable Instant failingSince;
    private transient long shown = -1;
    private final AtomicBoolean lookingAgain = new AtomicBoolean();
    private final AtomicBoolean catchingUp = new AtomicBoolean();
    private transient volatile @Nullable UI attachedTo;
    private @Nullable Registration watching;

    protected OperationsPage(PageContext context) {
        this.context = context;
        this.user = context.user();
        addClassName("operations");
        content.addClassName("operations-content");
        content.setVisible(false);
        add(new SectionLinks(), trouble, skeleton, content);
    }

    /// Takes over what the URL says; before every reading for that URL.
    protected abstract void enter(Map<String, String> query, RouteParameters parameters);

    /// Asks the batch. Without the lock of the session: touches no component.
    protected abstract T read();

    /// Brings the components up to date. They are changed, not replaced, so that focus and selection stay.
    protected abstract void show(T value);

    /// Shortest time between two readings that nobody asked for.
    protected Duration pace() {
        return Duration.ZERO;
    }

    protected PageContext context() {
        return context;
    }

    protected String user() {
        return user;
    }

    /// Where the page's own components go.
    protected Div content() {
        return content;
    }

    /// Goes to this page with other parameters; an empty value takes a parameter out of the URL, and the page number
    /// with it unless it is given.
    protected void go(Map<String, String> changes) {
        var next = new LinkedHashMap<>(query);
        next.remove("page");
        next.putAll(changes);
        next.values().removeIf(String::isEmpty);
        getUI().ifPresent(ui -> ui.navigate(ui.getActiveViewLocation().getPath(), QueryParameters.simple(next)));
    }

    /// Reads again at once, as after an action of one's own.
    protected void refresh() {
        getUI().ifPresent(ui -> {
            readAt = null;
            Thread.startVirtualThread(() -> access(ui, prepare()));
        });
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var now = new LinkedHashMap<String, String>();
        event.getLocation()
                .getQueryParameters()
                .getParameters()
                .forEach((name, values) -> now.put(name, values.getFirst()));
        query = now;
        wanted.incrementAndGet();
        enter(now, event.getRouteParameters());
        refresh();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        readAt = null;
        attachedTo = event.getUI();
        watching =
                context.updates().watch(event.getUI(), List.of(context.feeds().batchChanges()), this::prepare);
    }

    @Override
    protected void onDetach(DetachEvent event) {
        attachedTo = null;
        var registration = watching;
        if (registration != null) {
            registration.remove();
            watching = null;
        }
    }

    private static void access(UI ui, Runnable change) {
        try {
            ui.access(change::run);
        } catch (UIDetachedException _) {
            // whoever asked has left
        }
    }

    private Runnable prepare() {
        try {
            return prepareOnce();
        } finally {
            lookAgainWhileCut();
        }
    }

    /// Without the stream of changes nobody says when the batch goes or comes back: it is asked every few seconds.
    private void lookAgainWhileCut() {
        var ui = attachedTo;
        if (ui != null
                && !context.feeds().batchChanges().state().connected()
                && lookingAgain.compareAndSet(false, true)) {
            later(ui, WHILE_CUT, lookingAgain);
        }
    }

    /// A change that came sooner than the pace allows is shown when it does: there may be no other after it.
    private void catchUp(Duration wait) {
        var ui = attachedTo;
        if (ui != null && catchingUp.compareAndSet(false, true)) {
            later(ui, wait, catchingUp);
        }
    }

    private void later(UI ui, Duration wait, AtomicBoolean pending) {
        CompletableFuture.delayedExecutor(wait.toMillis(), TimeUnit.MILLISECONDS, Thread::startVirtualThread)
                .execute(() -> {
                    pending.set(false);
                    if (attachedTo == ui) {
                        access(ui, prepare());
                    }
                });
    }

    private Runnable prepareOnce() {
        var now = context.clock().instant();
        var last = readAt;
        if (last != null && last.plus(pace()).isAfter(now)) {
            catchUp(Duration.between(now, last.plus(pace())).plusMillis(1));
            return () -> {};
        }
        long asked = wanted.get();
        try {
            var value = read();
            readAt = now;
            failingSince = null;
            return () -> succeed(asked, value);
        } catch (RestClientException e) {
            var since = failingSince == null ? now : failingSince;
            failingSince = since;
            var problem = BatchProblem.of(e);
            return () -> fail(asked, problem, since);
        }
    }

    private void succeed(long asked, T value) {
        if (asked == wanted.get()) {
            shown = asked;
            trouble.setVisible(false);
            skeleton.setVisible(false);
            content.setVisible(true);
            show(value);
        }
    }

    private void fail(long asked, BatchProblem problem, Instant since) {
        if (asked == wanted.get()) {
            boolean known = shown == asked;
            content.setVisible(known);
            skeleton.setVisible(!known && problem.away());
            trouble.show(problem, since, known ? readAt : null, context.clock().getZone());
        }
    }
}
