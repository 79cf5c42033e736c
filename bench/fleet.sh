#!/usr/bin/env bash
# Wall time and peak memory of one "check" of many accounts, each at a stand-in that takes its time. Usage: bench/fleet.sh [ACCOUNTS] [LATENCY_MS]
set -euo pipefail
cd "$(dirname "$0")/.."
. bench/accounts.bash
need jq
[ -x /usr/bin/time ] || { echo "bench/fleet.sh: /usr/bin/time is missing; on Debian: apt-get install time" >&2; exit 1; }

begin_accounts "${1:-1000}" "${2:-100}"
for pass in first second third; do
  /usr/bin/time --format "$pass pass: %e s, %U s of processor time, %M KiB at most" "$fuelgauge" check --format ndjson >"$out/pass.ndjson"
  jq --slurp --raw-output '"\(map(select(.status == "ok")) | length) accounts are ok"' "$out/pass.ndjson"
done
end_accounts
