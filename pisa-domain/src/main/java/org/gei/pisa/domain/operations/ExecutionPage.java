package org.gei.pisa.domain.operations;

import java.util.List;

/// A page of executions, newest first.
///
/// @param page number of this page, from 0
/// @param size most executions on a page
/// @param total executions that match
public record ExecutionPage(List<ExecutionSummary> executions, int page, int size, long total) {
    public ExecutionPage {
        executions = List.copyOf(executions);
    }
}
