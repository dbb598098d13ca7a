package org.gei.pisa.api.analysis;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.examples.Example;
import java.util.Map;
import java.util.Objects;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/// Examples of answers in the description of the API. A test holds them against the schemas.
@Component
class EstimateExamples implements OpenApiCustomizer {

    private static final String JSON = """
            {
              "query": {"statistic": "mean", "variable": ["PVREAD"], "by": ["ST004D01T"], "countries": ["ALB"], "p": [],
                "category": [], "level": [], "groups": [], "on": null, "with": null, "average": "chosen"},
              "version": 311,
              "asOf": "2018-04-18T14:03:21Z",
              "estimates": [
                {"country": "ALB", "name": "Albania", "variable": "PVREAD", "measure": null, "group": {"ST004D01T": "1"},
                  "value": 424.9, "standardError": 2.1, "students": 3098, "schools": 318, "population": 13402.7,
                  "coverage": 0.98, "mark": null, "flag": null,
                  "againstAverage": {"difference": 0.0, "standardError": 0.0, "significant": false}},
                {"country": "ALB", "name": "Albania", "variable": "PVREAD", "measure": null, "group": {"ST004D01T": "2"},
                  "value": null, "standardError": null, "students": 12, "schools": 3, "population": 61.4,
                  "coverage": 0.98, "mark": null, "flag": "c", "againstAverage": null}
              ],
              "average": null,
              "averages": [
                {"variable": "PVREAD", "measure": null, "group": {"ST004D01T": "1"}, "value": 424.9,
                  "standardError": 2.1, "countries": 1},
                {"variable": "PVREAD", "measure": null, "group": {"ST004D01T": "2"}, "value": null,
                  "standardError": null, "countries": 0}
              ]
            }""";

    private static final String CSV = """
            country,name,statistic,variable,measure,ST004D01T,value,standardError,students,schools,population,coverage,mark,flag,version
            ALB,Albania,mean,PVREAD,,1,424.9,2.1,3098,318,13402.7,0.98,,,311
            AVG,Average of 1 countries,mean,PVREAD,,1,424.9,2.1,,,,,,,311
            """;

    private static final String SDMX = """
            STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA,TIME_PERIOD,MEASURE,VARIABLE,CATEGORY,RELATED_VARIABLE,GROUP_VARIABLE_1,GROUP_1,GROUP_VARIABLE_2,GROUP_2,OBS_VALUE,OBS_STATUS,STANDARD_ERROR,STUDENTS,SCHOOLS,POPULATION,COVERAGE
            dataflow,GEI:DF_PISA_ESTIMATES(1.0),I,ALB,2018,MEAN,PVREAD,_Z,_Z,ST004D01T,1,_Z,_T,424.9,P,2.1,3098,318,13402.7,0.98
            """;

    private static final String STREAM = """
            event:snapshot
            id:311
            retry:1000
            data:{"query":{...},"version":311,"estimates":[...],...}
            """;

    private static final Map<String, String> BY_TYPE = Map.of(
            MediaType.APPLICATION_JSON_VALUE, JSON,
            EstimateController.CSV, CSV,
            EstimateController.SDMX_CSV, SDMX,
            MediaType.TEXT_EVENT_STREAM_VALUE, STREAM);

    /// By annotations they would get lost: the four methods of the resource are one operation in the description.
    @Override
    public void customise(OpenAPI api) {
        var path = Objects.requireNonNull(api.getPaths().get(EstimateController.PATH));
        var answer = Objects.requireNonNull(path.getGet().getResponses().get("200"));
        BY_TYPE.forEach(
                (type, text) -> Objects.requireNonNull(answer.getContent().get(type))
                        .addExamples("means by gender", new Example().value(text)));
    }
}
