package org.gei.pisa.api;

import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/// A query parameter that can't be used: 400, a problem document with the name of the parameter.
public final class BadParameterException extends ErrorResponseException {

    /// @param problem what was expected and what was found
    public BadParameterException(String parameter, String problem) {
        super(HttpStatus.BAD_REQUEST);
        setTitle("Parameter can't be used");
        setDetail(parameter + ": " + problem + (problem.endsWith("?") ? "" : "."));
        getBody().setProperty("parameter", parameter);
    }
}
