package org.gei.pisa.batch.source;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gei.pisa.domain.participant.Participant;
import org.gei.pisa.domain.participant.Participants;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// `pisa.sources.<cnt>.*`: one entry per country; adding a country is one line.
@ConfigurationProperties("pisa")
public record SourceSettings(@Nullable Map<String, Source> sources) {

    /// @param url JDBC URL of the national database
    /// @param username a role with SELECT on its table `responses`
    /// @param name replaces the name in the catalogue; needed for a country that is not in it, like the
    ///     expected numbers
    /// @param changeDetection how changes are found; [ChangeDetection#SNAPSHOT] unless said otherwise
    /// @param safetyLag by timestamp: how long a transaction at the source may take without being missed;
    ///     10 s unless said otherwise
    /// @param freshTarget percent of the time in which the country is to be fresh; null for the general one
    /// @param freshWithin how far behind it may be then; null for the general one
    public record Source(
            String url,
            String username,
            String password,
            @Nullable String name,
            @Nullable Integer expectedStudents,
            @Nullable Integer expectedSchools,
            @Nullable ChangeDetection changeDetection,
            @Nullable Duration safetyLag,
            @Nullable Double freshTarget,
            @Nullable Duration freshWithin) {

        private static final Duration SAFETY_LAG = Duration.ofSeconds(10);

        public boolean isReadByTimestamp() {
            return changeDetection == ChangeDetection.TIMESTAMP;
        }

        /// How far behind the way of finding changes leaves the country at best.
        public Duration lagOfDetection() {
            if (!isReadByTimestamp()) {
                return Duration.ZERO;
            }
            return safetyLag == null ? SAFETY_LAG : safetyLag;
        }

        @Override
        public String toString() {
            return "Source[url=" + url + ", username=" + username + "]";
        }
    }

    /// The configured countries in order of their codes, with the source of each.
    public Map<Participant, Source> byParticipant() {
        var result = new LinkedHashMap<Participant, Source>();
        var given = sources == null ? Map.<String, Source>of() : sources;
        for (var key : given.keySet().stream().sorted().toList()) {
            var source = given.get(key);
            if (source != null) {
                result.put(participant(key.toUpperCase(Locale.ROOT), source), source);
            }
        }
        return result;
    }

    public List<Participant> participants() {
        return List.copyOf(byParticipant().keySet());
    }

    private static Participant participant(String code, Source source) {
        var known = Participants.pisa2018().find(code);
        var name = source.name() != null
                ? source.name()
                : known.map(Participant::name).orElse(null);
        var students = source.expectedStudents() != null
                ? source.expectedStudents()
                : known.map(Participant::expectedStudents).orElse(null);
        var schools = source.expectedSchools() != null
                ? source.expectedSchools()
                : known.map(Participant::expectedSchools).orElse(null);
        if (name == null || students == null || schools == null) {
            throw new IllegalArgumentException("pisa.sources." + code.toLowerCase(Locale.ROOT)
                    + ": expected name, expected-students and expected-schools, because " + code
                    + " is not among the participants of PISA 2018");
        }
        return new Participant(code, name, known.map(Participant::mapId).orElse(null), students, schools);
    }
}
