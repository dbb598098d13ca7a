package org.gei.pisa.ui.operations;

import java.net.http.HttpTimeoutException;
import java.util.Objects;
import org.springframework.http.ProblemDetail;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/// Why a call to the batch failed, for people.
///
/// @param text the reason, in a sentence
/// @param away whether it is likely to work later
public record BatchProblem(String text, boolean away) {

    public static BatchProblem of(RestClientException e) {
        return new BatchProblem(words(e), BatchClient.isAway(e));
    }

    private static String words(RestClientException e) {
        return switch (e) {
            case RestClientResponseException answer -> answered(answer);
            case ResourceAccessException away ->
                away.getCause() instanceof HttpTimeoutException
                        ? "The batch does not answer in time."
                        : "The batch can't be reached.";
            default -> "The batch answered what this page does not understand. Are both of the same version?";
        };
    }

    private static String answered(RestClientResponseException answer) {
        int status = answer.getStatusCode().value();
        if (status == 401 || status == 403) {
            return "The batch does not trust this application. Both need the same operations token"
                    + " (pisa.operations.token, pisa.ui.operations-token).";
        }
        return detail(answer, "The batch answered with status " + status + " and gave no reason.");
    }

    private static String detail(RestClientResponseException answer, String otherwise) {
        try {
            var problem = answer.getResponseBodyAs(ProblemDetail.class);
            return Objects.requireNonNullElse(problem == null ? null : problem.getDetail(), otherwise);
        } catch (RuntimeException e) {
            return otherwise; // not a problem document: a proxy's page, say
        }
    }
}
