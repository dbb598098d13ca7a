package org.gei.pisa.domain.participant;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The participants by code, in the order they were given. [#pisa2018()] is the published list; an application
/// adds to it or replaces entries from its configuration with [#with(Participant)].
public final class Participants {

    private static final Catalogue PISA_2018 = read();

    private final Map<String, Participant> byCode;

    private Participants(Map<String, Participant> byCode) {
        this.byCode = byCode;
    }

    public static Participants of(Collection<Participant> participants) {
        var byCode = new LinkedHashMap<String, Participant>();
        participants.forEach(participant -> byCode.put(participant.code(), participant));
        return new Participants(byCode);
    }

    /// All countries and economies of PISA 2018 with the sizes of their published samples, by code.
    public static Participants pisa2018() {
        return PISA_2018.all();
    }

    /// Codes of the twenty countries of the first dashboard, in alphabetical order.
    public static List<String> firstTwenty() {
        return PISA_2018.firstTwenty();
    }

    public Optional<Participant> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    public List<Participant> all() {
        return List.copyOf(byCode.values());
    }

    public List<String> codes() {
        return List.copyOf(byCode.keySet());
    }

    public Participants with(Participant participant) {
        var all = new ArrayList<>(byCode.values());
        all.removeIf(other -> other.code().equals(participant.code()));
        all.add(participant);
        return of(all);
    }

    private record Catalogue(Participants all, List<String> firstTwenty) {}

    private static Catalogue read() {
        var all = new ArrayList<Participant>();
        var firstTwenty = new ArrayList<String>();
        try (var lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Participants.class.getResourceAsStream("participants.tsv")),
                StandardCharsets.UTF_8))) {
            for (var line : (Iterable<String>) lines.lines()::iterator) {
                if (line.startsWith("#")) {
                    continue;
                }
                var field = line.split("\t", -1);
                all.add(new Participant(
                        field[0],
                        field[1],
                        field[2].isEmpty() ? null : field[2],
                        Integer.parseInt(field[3]),
                        Integer.parseInt(field[4])));
                if (field[5].equals("1")) {
                    firstTwenty.add(field[0]);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Catalogue(of(all), List.copyOf(firstTwenty));
    }
}
