-- The warehouse: what was loaded, what could not be, and how far each country is.
-- Roles pisa_batch (writes) and pisa_api (reads aggregates' rows) exist before the first migration runs.

create table participant (
    cnt               text primary key,
    name              text    not null,
    map_id            text,
    expected_students integer not null check (expected_students > 0),
    expected_schools  integer not null check (expected_schools > 0)
);
comment on table participant is 'The configured countries and economies; written by the load at its start.';

create table codebook_variable (
    name     text primary key,
    position integer not null unique,
    label    text    not null,
    kind     text    not null check (kind in ('IDENTIFIER', 'CATEGORICAL', 'CONTINUOUS', 'PLAUSIBLE_VALUE', 'WEIGHT')),
    codes    jsonb   not null default '{}'
);
comment on table codebook_variable is 'The loaded variables with their codes; written by the load at its start.';

create table source_state (
    cnt                text primary key references participant,
    version            bigint      not null default 0,
    watermark          text        not null default '1:1:',
    target             text,
    last_id            bigint,
    system_identifier  text,
    responses          bigint      not null default 0,
    quarantined        bigint      not null default 0,
    state              text        not null default 'DOWN' check (state in ('LIVE', 'LAGGING', 'DOWN', 'SUSPENDED')),
    state_since        timestamptz not null default now(),
    cause              text,
    suspended_by       text,
    failed_execution   bigint,
    looked_at          timestamptz,
    changed_at         timestamptz,
    loaded_at          timestamptz
);
comment on column source_state.version is 'Grows by one with every committed change set of the country; never repeats.';
comment on column source_state.watermark is 'pg_snapshot of the source up to which everything is loaded; 1:1: means nothing yet.';
comment on column source_state.target is 'While a large change set is paged by id: the snapshot it is paged towards; null otherwise.';
comment on column source_state.last_id is 'While paging: the last id already loaded towards target.';
comment on column source_state.responses is 'Rows of the country in student_response.';
comment on column source_state.looked_at is 'When the load last reached the source; written about once a second.';
comment on column source_state.changed_at is 'changed_at of the newest row loaded, by the clock of the source.';

-- Background variables are columns of their own, added by the load from the codebook before its first window:
-- categorical ones as smallint or integer, continuous ones as double precision, all nullable (missing).
create table student_response (
    cnt          text        not null references participant,
    id           bigint      not null,
    version      bigint      not null,
    content_hash uuid        not null,
    submitted_at timestamptz not null,
    changed_at   timestamptz not null,
    loaded_at    timestamptz not null,
    cntschid     bigint      not null,
    cntstuid     bigint      not null,
    w_fstuwt     double precision   not null,
    w_fsturwt    double precision[] not null check (cardinality(w_fsturwt) = 80),
    pv_read      double precision[] check (cardinality(pv_read) = 10),
    pv_math      double precision[] check (cardinality(pv_math) = 10),
    pv_scie      double precision[] check (cardinality(pv_scie) = 10),
    primary key (cnt, id)
);
create index student_response_version on student_response (cnt, version);
comment on column student_response.pv_read is 'Ten plausible values; null where a country reports none for the domain. Likewise pv_math, pv_scie.';
comment on column student_response.version is 'source_state.version of the change set that wrote the row last.';
comment on column student_response.content_hash is 'Hash of the raw values of the loaded variables; equal hash means nothing changed.';

create table quarantined_response (
    cnt        text        not null references participant,
    id         bigint      not null,
    raw        jsonb       not null,
    violations jsonb       not null,
    first_seen timestamptz not null,
    last_seen  timestamptz not null,
    attempts   integer     not null default 1,
    primary key (cnt, id)
);

create table partition_progress (
    step_execution_id bigint primary key,
    job_execution_id  bigint not null,
    cnt               text   not null,
    read              bigint not null default 0,
    written           bigint not null default 0,
    unchanged         bigint not null default 0,
    quarantined       bigint not null default 0,
    cause             text
);
create index partition_progress_execution on partition_progress (job_execution_id);
comment on table partition_progress is 'Rows, not chunks, of each partition; written in the transaction of the chunk.';

create table account (
    name          text primary key check (name ~ '^[a-z0-9._-]{1,64}$'),
    password_hash text        not null,
    roles         text[]      not null,
    enabled       boolean     not null default true,
    created_at    timestamptz not null default now()
);

create table audit_entry (
    id      bigint generated always as identity primary key,
    at      timestamptz not null default now(),
    actor   text        not null,
    action  text        not null,
    subject text        not null,
    outcome text        not null
);

grant usage on schema public to pisa_batch, pisa_api;
grant select, insert, update, delete on all tables in schema public to pisa_batch;
grant usage, select on all sequences in schema public to pisa_batch;
alter default privileges in schema public grant select, insert, update, delete on tables to pisa_batch;
alter default privileges in schema public grant usage, select on sequences to pisa_batch;
grant select on participant, codebook_variable, source_state, student_response to pisa_api;
