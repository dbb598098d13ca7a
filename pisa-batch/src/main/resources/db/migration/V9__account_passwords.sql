-- One-time passwords, and what ends the sessions of an account.

alter table account
    add column version             bigint      not null default 1,
    add column one_time_until      timestamptz,
    add column password_changed_at timestamptz not null default now(),
    add column last_sign_in_at     timestamptz;
comment on column account.version is 'Grows when roles, password or the right to sign in change; sessions of an older one end.';
comment on column account.one_time_until is 'Until when the one-time password opens the account; null once the person has chosen one.';
