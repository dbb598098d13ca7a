package org.gei.pisa.batch.operations;

import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.gei.pisa.batch.load.NoTurnException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.databind.DatabindException;

/// Errors as problem documents (RFC 9457): what was expected and what was found, never SQL.
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

    private static final String UNUSABLE =
            "Expected values that can be searched for, but one of them has characters or a size that can't.";

    /// Tells who asked that another process can do it.
    private static final String STANDS_BY = "X-Pisa-Stands-By";

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(RefusedException e) {
        var problem = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, String.valueOf(e.getMessage()));
        var answer = ResponseEntity.status(HttpStatus.CONFLICT).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        return (e.isBecauseItStandsBy() ? answer.header(STANDS_BY, "true") : answer).body(problem);
    }

    @ExceptionHandler
    ProblemDetail noTurn(NoTurnException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail notFound(NotFoundException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail bad(IllegalArgumentException e) {
        // what wraps another exception speaks of the program, not of the request
        var detail = e.getCause() == null && e.getMessage() != null ? e.getMessage() : UNUSABLE;
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, detail);
    }

    @ExceptionHandler
    ProblemDetail unreadable(InvalidParameterException e) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST, "Expected a query of encoded names and values, but it can't be decoded.");
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var found = e.getValue() instanceof Object[] ? "several" : e.getValue();
        var problem = ProblemDetail.forStatusAndDetail(
                status, e.getPropertyName() + ": expected another kind of value, but found " + found);
        return handleExceptionInternal(e, problem, headers, status, request);
    }

    /// Texts and moments that a database can't hold, such as a character zero.
    @ExceptionHandler
    ProblemDetail unkeepable(DataIntegrityViolationException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, UNUSABLE);
    }

    /// A body that can't be used: what its record expected, or else which part could not be read.
    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var problem = ProblemDetail.forStatusAndDetail(status, "body: " + unreadable(e));
        return handleExceptionInternal(e, problem, headers, status, request);
    }

    private static String unreadable(HttpMessageNotReadableException e) {
        if (e.getMostSpecificCause() instanceof IllegalArgumentException wrong) {
            return String.valueOf(wrong.getMessage());
        }
        if (e.getCause() instanceof DatabindException wrong && !wrong.getPath().isEmpty()) {
            return "expected another kind of value at "
                    + wrong.getPath().stream()
                            .map(step -> step.getPropertyName() == null ? "[]" : step.getPropertyName())
                            .collect(Collectors.joining("."));
        }
        return "expected a JSON object";
    }

    @ExceptionHandler
    ProblemDetail warehouse(DataAccessException e) {
        LOG.warn("the warehouse did not answer: {}", e.getClass().getSimpleName());
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.SERVICE_UNAVAILABLE, "The warehouse does not answer at the moment. Try again shortly.");
    }
}
