package org.gei.pisa.batch.operations;

import java.util.function.Supplier;
import org.gei.pisa.batch.load.NoTurnException;
import org.gei.pisa.batch.warehouse.AuditTrail;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/// The audit trail: who did what to what, when, and how it ended. Refused and failed actions are kept too.
@Component
public class Audit {

    private final AuditTrail trail;

    Audit(AuditTrail trail) {
        this.trail = trail;
    }

    public <T> T record(String action, String subject, Supplier<T> what) {
        try {
            var result = what.get();
            write(action, subject, "done");
            return result;
        } catch (RefusedException e) {
            write(action, subject, "refused: " + e.getMessage());
            throw e;
        } catch (IllegalArgumentException | NotFoundException | NoTurnException e) {
            write(action, subject, "refused: " + e.getMessage());
            throw e;
        } catch (RuntimeException e) {
            write(action, subject, "failed: " + e.getClass().getSimpleName());
            throw e;
        }
    }

    private void write(String action, String subject, String outcome) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        trail.add(authentication == null ? "system" : authentication.getName(), action, subject, outcome);
    }
}
