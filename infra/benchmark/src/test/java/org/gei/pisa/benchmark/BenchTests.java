package org.gei.pisa.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.gei.pisa.benchmark.measure.Benchmark;
import org.gei.pisa.benchmark.measure.Goal;
import org.gei.pisa.benchmark.measure.Line;
import org.gei.pisa.benchmark.measure.Report;
import org.gei.pisa.benchmark.measure.Run;
import org.gei.pisa.benchmark.measure.Samples;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The command line of `./pisa bench`.
class BenchTests {

    private static final List<Benchmark> TWO = List.of(new Counting("apples"), new Counting("pears"));

    @TempDir
    private Path folder;

    private record Said(int exitCode, String out, String err) {}

    /// Counts to three, or fails if it is called worms.
    private static class Counting implements Benchmark {

        private final String name;

        Counting(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String about() {
            return "counts 100 % of the " + name;
        }

        @Override
        public Report run(Run run) {
            if (name.equals("worms")) {
                throw new IllegalStateException("expected apples, but got worms");
            }
            return new Report(
                    name,
                    run.quick(),
                    "18.6",
                    List.of("three of them"),
                    List.of(Line.of(name, "pieces", Samples.of(1, 2, 3))),
                    List.of(Goal.atLeast(name, 2, 3, "pieces")),
                    List.of());
        }
    }

    @Test
    void unknownNameListsThePossibleOnes() {
        var said = run(TWO, "plums");
        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.err())
                .startsWith("pisa: bench: expected names of benchmarks (apples, pears)")
                .contains("plums")
                .hasLineCount(1);
        assertThat(said.out()).isEmpty();
    }

    @Test
    void helpNamesEveryBenchmark() {
        var said = run(TWO, "--help");
        assertThat(said.exitCode()).isZero();
        assertThat(said.out()).contains("Usage:", "--quick", "--json", "counts 100 % of the apples", "pears");
    }

    @Test
    void thoseNamedAreRunAndWritten() throws IOException {
        var file = folder.resolve("results/all.json");
        var said = run(TWO, "pears", "--quick", "--json", file.toString());
        assertThat(said.exitCode()).isZero();
        assertThat(said.out()).contains("pears", "written to " + file).doesNotContain("apples");
        var results = new JsonMapper().readTree(Files.readString(file));
        assertThat(results).hasSize(1);
        assertThat(results.get(0).get("benchmark").asString()).isEqualTo("pears");
        assertThat(results.get(0).get("quick").asBoolean()).isTrue();
        assertThat(results.get(0).get("machine").get("cores").asInt()).isPositive();
    }

    @Test
    void withoutNamesAllAreRun() throws IOException {
        var file = folder.resolve("all.json");
        run(TWO, "--json", file.toString());
        assertThat(new JsonMapper().readTree(Files.readString(file)))
                .extracting((JsonNode report) -> report.get("benchmark").asString())
                .containsExactly("apples", "pears");
    }

    @Test
    void aFailureIsSaidAndTheOthersStillRun() throws IOException {
        var file = folder.resolve("all.json");
        var said = run(List.of(new Counting("worms"), new Counting("pears")), "--json", file.toString());
        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.err()).contains("bench worms failed", "expected apples, but got worms");
        assertThat(new JsonMapper().readTree(Files.readString(file))).hasSize(1);
    }

    @Test
    void aSecondRunInOneCheckoutIsRefusedAndTheFirstGoesOn() throws IOException {
        var second = new AtomicReference<@Nullable Said>();
        var first = new Counting("apples") {
            @Override
            public Report run(Run run) {
                second.set(BenchTests.run(TWO, "pears"));
                return super.run(run);
            }
        };
        var file = folder.resolve("first.json");
        assertThat(run(List.of(first), "--json", file.toString()).exitCode()).isZero();
        assertThat(new JsonMapper().readTree(Files.readString(file))).hasSize(1);
        var refused = Objects.requireNonNull(second.get());
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err())
                .startsWith("pisa: bench: benchmarks run in ")
                .contains("(process " + ProcessHandle.current().pid() + ")")
                .hasLineCount(1);
        assertThat(refused.out()).isEmpty();
    }

    private static Said run(List<Benchmark> benchmarks, String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = Bench.run(benchmarks, new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        return new Said(code, out.toString(), err.toString());
    }
}
