alter table source_state add column trace_parent text;
comment on column source_state.trace_parent is
    'Of the transaction that wrote the version: its span as W3C traceparent, if it was sampled. Who serves the version continues the trace.';
