package org.gei.pisa.batch.operations;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.gei.pisa.batch.load.ExecutionChanged;
import org.gei.pisa.batch.load.LoadControl;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// `/api/v1/events`: tells that the list of executions or the sources may have changed; the listener
/// reads again what it shows. An event a second while executions run, so that their rows count up.
@RestController
class EventStream {

    private final List<SseEmitter> listeners = new CopyOnWriteArrayList<>();
    private final AtomicLong executions = new AtomicLong();
    private final AtomicLong ticks = new AtomicLong();
    private final LoadControl control;

    EventStream(LoadControl control) {
        this.control = control;
    }

    @GetMapping(path = "/api/v1/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter events(HttpMethod method) {
        if (!control.isActive()) {
            throw RefusedException.standsBy(); // nothing happens here that could be told
        }
        var emitter = new SseEmitter(0L);
        if (method == HttpMethod.HEAD) { // answered as GET is, but there is nothing that would ever end it
            emitter.complete();
            return emitter;
        }
        emitter.onCompletion(() -> listeners.remove(emitter));
        emitter.onError(e -> listeners.remove(emitter));
        listeners.add(emitter);
        send(emitter);
        return emitter;
    }

    @EventListener
    void changed(ExecutionChanged event) {
        executions.incrementAndGet();
        listeners.forEach(this::send);
    }

    @Scheduled(fixedRate = 1000)
    void tick() {
        ticks.incrementAndGet();
        if (control.isActive()) {
            listeners.forEach(this::send);
        } else {
            listeners.forEach(SseEmitter::complete); // who listens finds the process that loads now
        }
    }

    @EventListener(ContextClosedEvent.class)
    void close() {
        listeners.forEach(SseEmitter::complete);
    }

    private void send(SseEmitter emitter) {
        try {
            emitter.send(SseEmitter.event()
                    .name("change")
                    .reconnectTime(1000)
                    .data(Map.of("executions", executions.get(), "sources", ticks.get())));
        } catch (IOException | IllegalStateException e) {
            listeners.remove(emitter); // the client has gone; it comes back by itself
        }
    }
}
