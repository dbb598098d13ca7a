#!/usr/bin/env bash
# Runs once, when the server of the sources is made: one database per country, which fieldwork feeds and the batch may read.
set -euo pipefail
secrets=${SECRETS:-/run/secrets}
for role in pisa_fieldwork pisa_reader; do
  psql -v ON_ERROR_STOP=1 -q -U postgres -v role="$role" -v password="$(cat "$secrets/$role")" <<'SQL'
create role :"role" login password :'password';
SQL
done
for country in alb chl dnk; do
  psql -v ON_ERROR_STOP=1 -q -U postgres -v source="source_$country" <<'SQL'
create database :"source" owner pisa_fieldwork;
SQL
done
