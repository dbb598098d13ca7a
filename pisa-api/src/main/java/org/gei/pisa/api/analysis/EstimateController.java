package org.gei.pisa.api.analysis;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;
import static org.springframework.http.MediaType.TEXT_EVENT_STREAM_VALUE;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Function;
import org.gei.pisa.api.BadParameterException;
import org.gei.pisa.api.estimate.Change;
import org.gei.pisa.api.participant.Catalogue;
import org.gei.pisa.api.participant.CountrySelection;
import org.gei.pisa.api.participant.CountrySelection.Selection;
import org.gei.pisa.api.stream.LiveEvent;
import org.gei.pisa.api.stream.LiveStreams;
import org.gei.pisa.domain.analysis.InvalidQueryException;
import org.gei.pisa.domain.live.EstimateQuery;
import org.gei.pisa.domain.live.EstimateQuery.Scope;
import org.gei.pisa.domain.live.EstimateTable;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

/// One resource in four forms, by `Accept`.
@RestController
@RequestMapping(path = EstimateController.PATH)
class EstimateController {

    static final String PATH = "/api/v1/estimates";
    static final String CSV = "text/csv";
    static final String SDMX_CSV = "application/vnd.sdmx.data+csv;version=2.0.0";

    private final EstimateTables tables;
    private final Catalogue catalogue;
    private final CountrySelection countrySelection;
    private final LiveStreams streams;
    private final ReadyAnswers ready;
    private final JsonMapper json;

    EstimateController(
            EstimateTables tables,
            Catalogue catalogue,
            CountrySelection countrySelection,
            LiveStreams streams,
            ReadyAnswers ready,
            JsonMapper json) {
        this.ready = ready;
        this.json = json;
        this.tables = tables;
        this.catalogue = catalogue;
        this.countrySelection = countrySelection;
        this.streams = streams;
    }

    /// A query that can be answered, with the countries it is about.
    private record Asked(EstimateQuery query, Selection selection) {

        /// Whether responses of a country may change the answer.
        boolean concerns(String country) {
            return query.average() == Scope.ALL || selection.includes(country);
        }
    }

    @GetMapping(produces = APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "estimates",
            summary = "Any statistic with its standard error",
            description =
                    "One query answers all that a chart shows: several variables, percentiles, levels or categories,"
                            + " in groups. As a stream it answers anew whenever a country that takes part has changed. Standard"
                            + " errors by balanced repeated replication (Fay, 80 replicates) and ten plausible values. A cell of"
                            + " fewer than 30 students or 5 schools has no value and the flag `c`.")
    @ApiResponse(
            responseCode = "200",
            description = "The estimates",
            content =
                    @Content(
                            mediaType = APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = EstimateTable.class)))
    @ApiResponse(
            responseCode = "304",
            description = "Nothing changed since the answer whose ETag was sent as If-None-Match",
            content = @Content)
    Mono<Void> json(@ParameterObject EstimateParameters parameters, ServerWebExchange exchange) {
        return answer(parameters, exchange, MediaType.APPLICATION_JSON, json::writeValueAsBytes);
    }

    @GetMapping(produces = CSV)
    @Operation(operationId = "estimates")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = String.class)))
    Mono<Void> csv(@ParameterObject EstimateParameters parameters, ServerWebExchange exchange) {
        return answer(parameters, exchange, text(CSV), table -> bytes(EstimateCsv.text(table)));
    }

    @GetMapping(produces = SDMX_CSV)
    @Operation(operationId = "estimates")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = String.class)))
    Mono<Void> sdmx(@ParameterObject EstimateParameters parameters, ServerWebExchange exchange) {
        return answer(parameters, exchange, text(SDMX_CSV), table -> bytes(SdmxCsv.text(table)));
    }

    @GetMapping(produces = TEXT_EVENT_STREAM_VALUE)
    @Operation(operationId = "estimates")
    Flux<LiveEvent<EstimateTable>> live(
            @ParameterObject EstimateParameters parameters,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            ServerWebExchange exchange) {
        var asked = asked(parameters, exchange);
        return streams.stream(
                asked,
                Change.ofResponses(asked::concerns),
                () -> tables.table(asked.query(), asked.selection()),
                EstimateTable::version,
                lastEventId);
    }

    private Mono<Void> answer(
            EstimateParameters parameters,
            ServerWebExchange exchange,
            MediaType type,
            Function<EstimateTable, byte[]> write) {
        var asked = asked(parameters, exchange);
        return Mono.fromSupplier(() -> {
                    var ingredients = tables.ingredients(asked.query(), asked.selection());
                    var table = tables.table(asked.query(), asked.selection());
                    var answer = new Answer(type, tag(table, type), write.apply(table));
                    ready.keep(ReadyAnswers.Key.of(exchange.getRequest()), ingredients::areCurrent, answer);
                    return answer;
                })
                .subscribeOn(Schedulers.parallel())
                .flatMap(answer -> answer.send(exchange));
    }

    private static MediaType text(String type) {
        return new MediaType(MediaType.parseMediaType(type), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Asked asked(EstimateParameters parameters, ServerWebExchange exchange) {
        EstimateParameters.checkNames(exchange.getRequest().getQueryParams().keySet());
        try {
            var query = catalogue.rules().check(parameters.query());
            var selection = countrySelection.select(parameters.countries());
            var codes = selection.codes();
            return new Asked(codes == null ? query : query.countries(codes), selection);
        } catch (InvalidQueryException e) {
            throw new BadParameterException(e.parameter(), Objects.requireNonNull(e.getMessage()));
        }
    }

    /// Equal for equal content, not for equal bytes, which compression changes.
    private static String tag(EstimateTable table, MediaType type) {
        return "W/\"%d-%08x-%s\""
                .formatted(table.version(), Objects.hash(table.estimates(), table.averages()), type.getSubtype());
    }
}
