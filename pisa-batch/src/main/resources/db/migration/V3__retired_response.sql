-- Responses that were removed from the warehouse because their source has them no longer. Who follows a country by
-- "version > last seen" learns of removals here, as of changes in student_response.
create table retired_response (
    cnt        text        not null references participant,
    id         bigint      not null,
    version    bigint      not null,
    retired_at timestamptz not null default now(),
    primary key (cnt, id)
);
create index retired_response_version on retired_response (cnt, version);
comment on table retired_response is
    'Written in the transaction that deletes the response, with the new version of the country; the row goes when the response is loaded again.';

grant select on retired_response to pisa_api;
