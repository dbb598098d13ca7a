package org.gei.pisa.batch.load;

import org.gei.pisa.batch.source.SourceChangedException;
import org.gei.pisa.batch.source.SourceUnavailableException;
import org.gei.pisa.batch.warehouse.AnotherWriterException;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.step.StepExecution;

/// Why a partition failed, in words: what is ours among the exceptions that the framework has wrapped.
///
/// @param remedy what to do about it; null if nothing has to be done
/// @param permanent whether it needs a person before it can go on
public record PartitionCause(String cause, @Nullable String remedy, boolean permanent) {

    public static PartitionCause of(String country, StepExecution step) {
        for (var failure : step.getFailureExceptions()) {
            for (Throwable e = failure; e != null; e = e.getCause()) {
                switch (e) {
                    case SourceChangedException changed -> {
                        return new PartitionCause(String.valueOf(e.getMessage()), changed.remedy(), true);
                    }
                    case SourceUnavailableException _, AnotherWriterException _, NoTurnException _ -> {
                        return new PartitionCause(String.valueOf(e.getMessage()), null, false);
                    }
                    default -> {}
                }
            }
        }
        return new PartitionCause(
                country + ": the warehouse could not be written. The next window goes on where this one stopped.",
                null,
                false);
    }

    /// With the remedy, for those who do not have the execution before them.
    String inFull(long execution) {
        return remedy == null ? cause : cause + " " + remedy.replace("this execution", "execution " + execution);
    }
}
