-- Keys of the API. An administrator makes and revokes them; the API reads what it needs to check one.
create table api_key (
    id           bigint generated always as identity primary key,
    name         text        not null check (char_length(name) between 1 and 100),
    prefix       text        not null,
    sha256       bytea       not null unique check (octet_length(sha256) = 32),
    scopes       text[]      not null check (cardinality(scopes) > 0),
    created_at   timestamptz not null default now(),
    created_by   text        not null,
    expires_at   timestamptz,
    last_used_at timestamptz,
    revoked_at   timestamptz,
    revoked_by   text,
    check ((revoked_at is null) = (revoked_by is null))
);
comment on column api_key.sha256 is
    'SHA-256 of the UTF-8 bytes of the secret, which is kept nowhere. It has 160 random bits, so a fast hash is enough.';
comment on column api_key.prefix is 'How the secret begins, for people to recognise it by.';
comment on column api_key.last_used_at is 'Told by the API about every ten seconds through pg_notify(''pisa_api_key_use'', ids).';

grant select (id, sha256, scopes, expires_at, revoked_at) on api_key to pisa_api;
