package org.gei.pisa.api.limit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param period over which requests are counted
/// @param requestsPerAddress within a period, of a client without a key
/// @param requestsPerKey within a period
/// @param streamsPerAddress open at once, of a client without a key
/// @param streamsPerKey open at once
/// @param clients how many are remembered; those not seen for longest are forgotten first
/// @param answerTime until an answer that is no stream begins
/// @param requestTime until a request has arrived, from its first byte
/// @param idleTime without a request on a connection
/// @param readTime for a client to take what was sent to it
@ConfigurationProperties("pisa.api.limits")
record LimitProperties(
        @DefaultValue("1m") Duration period,
        @DefaultValue("300") int requestsPerAddress,
        @DefaultValue("1200") int requestsPerKey,
        @DefaultValue("20") int streamsPerAddress,
        @DefaultValue("50") int streamsPerKey,
        @DefaultValue("100000") int clients,
        @DefaultValue("30s") Duration answerTime,
        @DefaultValue("10s") Duration requestTime,
        @DefaultValue("75s") Duration idleTime,
        @DefaultValue("30s") Duration readTime) {}
