package org.gei.pisa.batch.load;

import java.time.Instant;
import java.util.List;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;

/// The parameters of executions of both jobs. The moment they are made is one of them: each is an instance
/// of its own.
public final class ExecutionParameters {

    public static final String COUNTRIES = "countries";
    public static final String KIND = "kind";
    public static final String FULL = "full";
    public static final String STARTED = "started";

    /// In the context of a partition: its country.
    public static final String COUNTRY = "country";

    private ExecutionParameters() {}

    public static JobParameters of(String kind, List<String> countries, boolean full) {
        return new JobParametersBuilder()
                .addString(KIND, kind)
                .addString(STARTED, Instant.now().toString())
                .addString(COUNTRIES, String.join(",", countries))
                .addString(FULL, Boolean.toString(full))
                .toJobParameters();
    }
}
