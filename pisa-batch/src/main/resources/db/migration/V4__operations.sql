-- What reconciliation proves, how fresh countries were, who may load, and what the operations pages show and search.

-- Fencing of writers: who gets the right to load takes the next epoch, and what is written under an older one is refused.
create table load_lease (
    one    boolean primary key default true check (one),
    epoch  bigint      not null default 0,
    since  timestamptz not null default now()
);
insert into load_lease default values;
comment on table load_lease is 'One row. Whoever writes responses does so under the epoch it got with the right to load.';

create table completeness_proof (
    id               bigint generated always as identity primary key,
    cnt              text        not null references participant,
    proved_up_to     timestamptz not null,
    proof            text        not null,
    rows             bigint      not null,
    hash             text        not null,
    quarantined      bigint      not null,
    missing          bigint      not null,
    differing        bigint      not null,
    retired          bigint      not null,
    job_execution_id bigint
);
create index completeness_proof_country on completeness_proof (cnt, proved_up_to desc);
comment on table completeness_proof is
    'Every row that the source had committed by proved_up_to was loaded with the same content, or in quarantine.';

alter table source_state
    add column proved_up_to timestamptz,
    add column proof        text;
comment on column source_state.proved_up_to is 'Time of the newest completeness proof; null before the first.';
comment on column source_state.proof is 'That proof in one line, for people.';

create table freshness_minute (
    cnt           text             not null references participant,
    minute        timestamptz      not null,
    watched       double precision not null,
    late          double precision not null,
    lag_seconds   double precision not null,
    worst_seconds double precision not null,
    primary key (cnt, minute)
);
create index freshness_minute_minute on freshness_minute (minute);
comment on column freshness_minute.watched is 'Seconds of the minute in which the lag was watched.';
comment on column freshness_minute.late is 'Of them the seconds in which the country was further behind than its objective permits.';
comment on column freshness_minute.lag_seconds is 'Lag times watched seconds; divided by watched it is the mean lag.';

alter table partition_progress
    add column expected bigint,
    add column retired  bigint not null default 0,
    add column remedy   text;
create index partition_progress_cause on partition_progress (job_execution_id) where cause is not null;
comment on column partition_progress.expected is 'Rows to read in all where that is known: a backlog, or a country that is compared.';

alter table quarantined_response
    add column content_hash uuid,
    add column submitted_at timestamptz,
    add column changed_at   timestamptz,
    add column stale        boolean not null default false;
create index quarantined_response_seen on quarantined_response (last_seen desc, cnt, id);
create index quarantined_response_violations on quarantined_response using gin (violations jsonb_path_ops);
comment on column quarantined_response.stale is 'An older version of the row kept the rules; it stays in student_response and is counted.';
comment on column quarantined_response.content_hash is 'Hash of the raw values, as in student_response.';

create index batch_job_execution_created on batch_job_execution (create_time);
create index audit_entry_at on audit_entry (at);

grant select on completeness_proof to pisa_api;
