-- Loading with several processes: who is there to work, who has which partition, who may load which country.

create table load_worker (
    id      uuid primary key,
    name    text        not null,
    beat_at timestamptz not null
);
comment on table load_worker is 'Processes that take partitions from Kafka. One that has not said for a few seconds that it lives is taken for dead.';

create table partition_claim (
    step_execution_id bigint primary key references batch_step_execution on delete cascade,
    worker            uuid        not null,
    claimed_at        timestamptz not null default now()
);
comment on table partition_claim is 'Which worker has a partition. A claim of a dead worker is none.';

create table country_lease (
    cnt          text primary key references participant,
    epoch        bigint      not null default 0,
    until        timestamptz not null default '-infinity',
    waited_until timestamptz not null default '-infinity',
    caught_up_at timestamptz
);
comment on table country_lease is 'With partitions over Kafka: whoever loads a country has its lease, and writes under its epoch.';
comment on column country_lease.epoch is 'Grows with each taking of the lease; a write under an older one is refused.';
comment on column country_lease.until is 'When the lease ends unless its holder says before that it lives.';
comment on column country_lease.waited_until is 'Somebody waits for the country, and says so again before this.';
comment on column country_lease.caught_up_at is 'Everything that the source had then is loaded; by the clock of the warehouse.';

alter table load_lease
    add column ended             boolean not null default false,
    add column windows_requested bigint  not null default 0;
comment on column load_lease.ended is 'Its holder ends in an orderly way: partitions end too, until another one has the right to load.';
comment on column load_lease.windows_requested is 'Grows when a process wants the next window to start at once.';
