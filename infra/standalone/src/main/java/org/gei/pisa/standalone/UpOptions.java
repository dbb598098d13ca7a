package org.gei.pisa.standalone;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gei.pisa.domain.participant.Participants;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Options of `./pisa up`. Each is also an environment variable: `--port-ui` is `PISA_PORT_UI`.
final class UpOptions {

    private static final String ALL = "all";

    @Mixin
    private final DataOption data = new DataOption();

    @Option(
            names = "--port-ui",
            paramLabel = "N",
            defaultValue = "${env:PISA_PORT_UI:-8080}",
            description = "Default: 8080.")
    private int portUi;

    @Option(
            names = "--port-api",
            paramLabel = "N",
            defaultValue = "${env:PISA_PORT_API:-8081}",
            description = "Default: 8081.")
    private int portApi;

    @Option(
            names = "--port-batch",
            paramLabel = "N",
            defaultValue = "${env:PISA_PORT_BATCH:-8082}",
            description = "Default: 8082.")
    private int portBatch;

    @Option(
            names = "--port-postgres",
            paramLabel = "N",
            defaultValue = "${env:PISA_PORT_POSTGRES:-5433}",
            description = "Default: 5433.")
    private int portPostgres;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            defaultValue = "${env:PISA_BIND:-127.0.0.1}",
            description = "The address that everything listens on (default: 127.0.0.1).")
    private String bind = "127.0.0.1";

    @Option(
            names = "--countries",
            paramLabel = "ALB,ARG",
            defaultValue = "${env:PISA_COUNTRIES:-}",
            description = "Codes of participants of PISA 2018, or 'all' (default: twenty countries).")
    private String countries = "";

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "${env:PISA_RATE:-20}",
            description = "Responses per second over all countries; 0 for none (default: 20).")
    private double rate;

    @Option(
            names = "--initial",
            paramLabel = "N",
            defaultValue = "${env:PISA_INITIAL:-100}",
            description = "Responses that are there at the first start (default: 100).")
    private int initial;

    @Option(
            names = "--replay",
            paramLabel = "FILE",
            defaultValue = "${env:PISA_REPLAY:-" + Option.NULL_VALUE + "}",
            description = "Feeds an official student file (.sav, .csv, .csv.gz) instead of the synthetic population.")
    private @Nullable Path replay;

    @Option(
            names = "--no-fieldwork",
            defaultValue = "${env:PISA_NO_FIELDWORK:-false}",
            description = "Makes the sources, but feeds nothing.")
    private boolean noFieldwork;

    Path data() {
        return data.folder();
    }

    int portUi() {
        return portUi;
    }

    int portApi() {
        return portApi;
    }

    int portBatch() {
        return portBatch;
    }

    int portPostgres() {
        return portPostgres;
    }

    String bind() {
        return bind;
    }

    /// The address under which this machine reaches what listens on [#bind()].
    String host() {
        return bind.equals("0.0.0.0") || bind.equals("::") ? "127.0.0.1" : bind;
    }

    double rate() {
        return rate;
    }

    int initial() {
        return initial;
    }

    Optional<Path> replay() {
        return Optional.ofNullable(replay).map(file -> file.toAbsolutePath().normalize());
    }

    boolean feed() {
        return !noFieldwork;
    }

    /// @throws UserError if an option can't be used
    List<String> countries() {
        if (countries.isBlank()) {
            return Participants.firstTwenty();
        }
        var known = Participants.pisa2018().codes();
        if (countries.strip().equalsIgnoreCase(ALL)) {
            return known;
        }
        var codes = Arrays.stream(countries.split(","))
                .map(code -> code.strip().toUpperCase(Locale.ROOT))
                .filter(code -> !code.isEmpty())
                .distinct()
                .toList();
        var unknown = codes.stream().filter(code -> !known.contains(code)).toList();
        if (!unknown.isEmpty() || codes.isEmpty()) {
            throw UserError.wrongOption(
                    "--countries: expected codes of participants of PISA 2018 (%s) or 'all', but found %s"
                            .formatted(String.join(" ", known), String.join(" ", unknown)));
        }
        return codes;
    }

    /// @throws UserError if an option can't be used
    void validate() {
        countries();
        if (!(rate >= 0 && rate <= 100_000)) {
            throw UserError.wrongOption("--rate: expected 0 to 100000 responses per second, but found " + rate);
        }
        if (initial < 0) {
            throw UserError.wrongOption("--initial: expected 0 or more responses, but found " + initial);
        }
        if (replay != null && !Files.isReadable(replay)) {
            throw UserError.wrongOption("--replay: expected a student file, but can't read " + replay);
        }
        try {
            InetAddress.getByName(bind);
        } catch (UnknownHostException e) {
            throw UserError.wrongOption("--bind: expected an address of this machine, but found " + bind);
        }
        for (int port : new int[] {portUi, portApi, portBatch, portPostgres}) {
            if (port < 1 || port > 65_535) {
                throw UserError.wrongOption("--port-*: expected a port from 1 to 65535, but found " + port);
            }
        }
        if (List.of(portUi, portApi, portBatch, portPostgres).stream()
                        .distinct()
                        .count()
                < 4) {
            throw UserError.wrongOption("--port-*: expected four different ports");
        }
    }
}
