package org.gei.pisa.api;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// A problem is a problem document whatever was asked for: not an event of a stream, nor a line of CSV.
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class BadParameterProblems {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> problem(BadParameterException e) {
        return ResponseEntity.status(e.getStatusCode())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(e.getBody());
    }
}
