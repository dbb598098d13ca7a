#!/usr/bin/env bash
# Makes the secrets that compose.yaml mounts, in the folder secrets beside it; leaves those that are there.
set -euo pipefail
folder=${1:-$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/secrets}
mkdir -p "$folder"
chmod 700 "$folder"

random() { # 32 letters and digits, 190 bits
  LC_ALL=C tr -dc 'a-zA-Z0-9' </dev/urandom | head -c 32
}

for name in postgres pisa_owner pisa_batch pisa_api pisa_reader pisa_fieldwork operations_token api_key metrics_token manager admin grafana; do
  [ -s "$folder/$name" ] || random >"$folder/$name" || [ $? = 141 ]
done
if [ ! -s "$folder/fieldwork_sources" ]; then
  for country in ALB CHL DNK; do
    echo "--source=$country=postgresql://pisa_fieldwork:$(cat "$folder/pisa_fieldwork")@sources:5432/source_${country,,}"
  done >"$folder/fieldwork_sources"
fi
# the containers read them as users of their own; the folder keeps everybody else out
chmod 644 "$folder"/*
