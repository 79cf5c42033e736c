#!/usr/bin/env bash
# Wall time and peak memory of one "check" of many accounts, each at a stand-in that takes its time. Usage: bench/fleet.sh [ACCOUNTS] [LATENCY_MS]
set -euo pipefail
cd "$(dirname "$0")/.."
accounts=${1:-1000}
latency=${2:-100}

[ -x /usr/bin/time ] || { echo "bench/fleet.sh: /usr/bin/time is missing; on Debian: apt-get install time" >&2; exit 1; }

out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
dotnet publish bench/stand-in -c Release -o "$out/stand-in" --verbosity quiet --nologo
dotnet publish src/App -c Release -o "$out/app" --verbosity quiet --nologo

# One request per account: a plan that answers at once.
mkdir "$out/answers"
cat >"$out/answers/remains.json" <<'JSON'
{"model_remains":[{"model_name":"general","start_time":1770883200000,"end_time":1770901200000,"current_interval_total_count":0,"current_interval_usage_count":0,"current_interval_remaining_percent":96,"current_interval_status":1,"current_weekly_total_count":0,"current_weekly_usage_count":0,"current_weekly_remaining_percent":81,"current_weekly_status":1,"weekly_start_time":1770595200000,"weekly_end_time":1771200000000}],"base_resp":{"status_code":0,"status_msg":"success"}}
JSON
coproc standin { "$out/stand-in/stand-in" "$latency" "$out/answers"; }
read -r address <&"${standin[0]}"

# Accounts of one base URL and key would be asked once, so each has a path of its own.
for ((number = 1; number <= accounts; number++)); do
  printf '[[account]]\nprovider = "minimax"\nname = "a%d"\nkey_env = "FLEET_KEY"\nbase_url = "%s/a%d"\n' "$number" "$address" "$number"
done >"$out/config.toml"

export FLEET_KEY=sk-cp-bench XDG_STATE_HOME="$out/state" XDG_DATA_HOME="$out/data"
for pass in first second; do
  /usr/bin/time --format "$pass pass: %e s, %M KiB at most" "$out/app/fuelgauge" check --config "$out/config.toml" --format ndjson >"$out/$pass.ndjson"
  echo "$pass pass: $(grep --count '"status":"ok"' "$out/$pass.ndjson") of $accounts accounts are ok"
done
echo >&"${standin[1]}"
cat <&"${standin[0]}"
