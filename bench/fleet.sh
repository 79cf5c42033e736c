#!/usr/bin/env bash
# Wall time and peak memory of one "check" of many accounts, each at a stand-in that takes its time; then what a second round of "watch" allocates, and how
# long the writing takes. "pool" makes the accounts of key files, "blocks" writes them one by one. Usage: bench/fleet.sh [ACCOUNTS] [LATENCY_MS] [pool|blocks]
set -euo pipefail
cd "$(dirname "$0")/.."
. bench/accounts.bash
need jq
[ -x /usr/bin/time ] || { echo "bench/fleet.sh: /usr/bin/time is missing; on Debian: apt-get install time" >&2; exit 1; }

begin_accounts "${1:-1000}" "${2:-100}" "${3:-blocks}"
for pass in first second third; do
  /usr/bin/time --format "$pass pass: %e s, %U s of processor time, %M KiB at most" "$fuelgauge" check --format ndjson >"$out/pass.ndjson"
  jq --slurp --raw-output '"\(map(select(.status == "ok")) | length) accounts are ok"' "$out/pass.ndjson"
done
for format in brief table json; do
  /usr/bin/time --format "$format from the record: %e s, %U s of processor time, %M KiB at most" "$fuelgauge" check --max-age 1h --format "$format" >"$out/written"
done
dotnet publish bench/Fleet -c Release -o "$out/fleet" --verbosity quiet --nologo
"$out/fleet/Fuelgauge.Bench" 3 "${1:-1000}"
end_accounts
