#!/usr/bin/env bash
# Runs once, when the warehouse's server is made: roles with least privilege, and the database. The batch makes the schema.
set -euo pipefail
secrets=${SECRETS:-/run/secrets}
for role in pisa_owner pisa_batch pisa_api; do
  psql -v ON_ERROR_STOP=1 -q -U postgres -v role="$role" -v password="$(cat "$secrets/$role")" <<'SQL'
create role :"role" login password :'password';
SQL
done
psql -v ON_ERROR_STOP=1 -q -U postgres <<'SQL'
-- rows and watermark are lost or kept together, so a crash costs a moment's work that is done again
alter role pisa_batch set synchronous_commit = off;
create database warehouse owner pisa_owner;
revoke all on database warehouse from public;
grant connect, temporary on database warehouse to pisa_batch;
grant connect on database warehouse to pisa_api;
SQL
