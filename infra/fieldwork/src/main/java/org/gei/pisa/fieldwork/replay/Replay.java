package org.gei.pisa.fieldwork.replay;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gei.pisa.fieldwork.source.CopyRow;
import org.gei.pisa.fieldwork.source.Population;
import org.gei.pisa.fieldwork.source.StudentFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A student file dealt to its participants. It is read once, from the first case to the last, with one case
/// in memory; what is kept is a spool on disk and the place of each case in it. The spool goes with
/// [#close()].
public final class Replay implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Replay.class);
    private static final String COUNTRY = "CNT";
    private static final String STUDENT = "CNTSTUID";

    private final FileChannel spool;
    private final Map<String, ReplayPopulation> populations = new TreeMap<>();
    private final Map<String, Integer> skipped = new TreeMap<>();

    private Replay(FileChannel spool) {
        this.spool = spool;
    }

    /// Reads the file.
    ///
    /// @param countries codes of the participants that have a source; cases of others are skipped and counted
    /// @param seed of the order in which the cases arrive
    /// @throws StudentFileException if the file is none, is broken, or has no case of any of the countries
    public static Replay open(Path file, Set<String> countries, long seed) throws IOException {
        var path = Files.createTempFile("pisa-replay-", ".spool");
        var spool = FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        var replay = new Replay(spool);
        try {
            replay.deal(file, countries, seed);
            return replay;
        } catch (IOException | RuntimeException e) {
            replay.close();
            throw e;
        }
    }

    /// The population of each participant that has cases in the file.
    public List<Population> populations() {
        return List.copyOf(populations.values());
    }

    /// Cases of participants that have no source, by code.
    public Map<String, Integer> skipped() {
        return Map.copyOf(skipped);
    }

    @Override
    public void close() throws IOException {
        spool.close();
    }

    private void deal(Path file, Set<String> countries, long seed) throws IOException {
        var places = new HashMap<String, List<SpooledCase>>();
        int cases = 0;
        try (var reader = RowReader.open(file)) {
            var out = new BufferedOutputStream(Channels.newOutputStream(spool), 1 << 20);
            var layout = layout(file, reader.names());
            int country = indexOf(reader.names(), COUNTRY);
            var line = new StringBuilder();
            long position = 0;
            for (var row = reader.next(); row != null; row = reader.next()) {
                cases++;
                var code = row[country];
                if (code == null) {
                    throw new StudentFileException("%s, case %d: expected a participant in %s, but it is missing"
                            .formatted(file, cases, COUNTRY));
                }
                if (!countries.contains(code)) {
                    skipped.merge(code, 1, Integer::sum);
                    continue;
                }
                line.setLength(0);
                fields(row, layout, line);
                var bytes = line.toString().getBytes(StandardCharsets.UTF_8);
                out.write(bytes);
                places.computeIfAbsent(code, _ -> new ArrayList<>())
                        .add(new SpooledCase(cases, position, bytes.length));
                position += bytes.length;
            }
            out.flush();
            if (places.isEmpty()) {
                throw new StudentFileException("%s: expected cases of %s, but found %s"
                        .formatted(
                                file,
                                String.join(", ", countries),
                                skipped.isEmpty()
                                        ? "none at all"
                                        : "only those of " + String.join(", ", skipped.keySet())));
            }
            for (var entry : places.entrySet()) {
                populations.put(
                        entry.getKey(), new ReplayPopulation(entry.getKey(), spool, entry.getValue(), cases, seed));
            }
        }
        log.info("{}: {} cases of {} participants", file.getFileName(), cases, places.size() + skipped.size());
        skipped.forEach((code, count) -> log.warn("skipped {} cases of {}, which has no source", count, code));
    }

    /// For every variable of the source table its place in the rows of the file, -1 where the file has none.
    private static int[] layout(Path file, List<String> names) {
        for (var needed : List.of(COUNTRY, STUDENT)) {
            if (indexOf(names, needed) < 0) {
                throw new StudentFileException(
                        "%s: expected a PISA student file with the variables %s and %s, but found %d variables: %s"
                                .formatted(file, COUNTRY, STUDENT, names.size(), beginning(names)));
            }
        }
        var unknown = names.stream()
                .filter(name -> StudentFile.pisa2018().position(name).isEmpty())
                .toList();
        if (!unknown.isEmpty()) {
            log.warn(
                    "left out {} variables that the 2018 student file does not have: {}",
                    unknown.size(),
                    beginning(unknown));
        }
        return StudentFile.pisa2018().variables().stream()
                .mapToInt(variable -> indexOf(names, variable.name()))
                .toArray();
    }

    private static void fields(@Nullable String[] row, int[] layout, StringBuilder line) {
        for (int i = 0; i < layout.length; i++) {
            if (i > 0) {
                line.append('\t');
            }
            CopyRow.append(line, layout[i] < 0 ? null : row[layout[i]]);
        }
    }

    private static int indexOf(List<String> names, String wanted) {
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equalsIgnoreCase(wanted)) {
                return i;
            }
        }
        return -1;
    }

    private static String beginning(List<String> names) {
        return String.join(", ", names.subList(0, Math.min(8, names.size()))) + (names.size() > 8 ? ", ..." : "");
    }
}
