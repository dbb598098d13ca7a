package org.gei.pisa.benchmark.fanout;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.gei.pisa.benchmark.system.MeasuredSystem;

/// Fifty different queries about one country.
final class Queries {

    private static final int VARIABLES = 10;

    private Queries() {}

    static List<String> about(MeasuredSystem system, String country) throws IOException {
        var paths = system.get("/api/v1/variables?kind=DOMAIN,CONTINUOUS")
                .valueStream()
                .limit(VARIABLES)
                .map(variable -> variable.path("name").asString())
                .flatMap(variable -> Stream.of(
                                "statistic=mean&variable=%s",
                                "statistic=sd&variable=%s",
                                "statistic=percentile&variable=%s&p=50",
                                "statistic=count&variable=%s",
                                "statistic=mean&variable=%s&by=ST004D01T")
                        .map(query -> "/api/v1/estimates?" + query.formatted(variable) + "&countries=" + country))
                .toList();
        if (paths.size() != VARIABLES * 5) {
            throw new IOException("expected %d queries, but got %d".formatted(VARIABLES * 5, paths.size()));
        }
        return paths;
    }
}
