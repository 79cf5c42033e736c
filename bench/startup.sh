#!/usr/bin/env bash
# Start-up of the native program against a native hello-world of the same SDK; "check" answers from 20 recorded accounts. Usage: bench/startup.sh [RUNS]
set -euo pipefail
cd "$(dirname "$0")/.."
. bench/accounts.bash
need hyperfine jq
begin_accounts 20 1
dotnet publish bench/hello -c Release -o "$out/hello" --verbosity quiet --nologo

"$fuelgauge" check >"$out/first-check"   # so that every account has a recorded value to answer from
hyperfine --shell=none --warmup 20 --runs "${1:-200}" --export-json "$out/times.json" \
  --command-name hello "$out/hello/hello" \
  --command-name version "$fuelgauge --version" \
  --command-name check "$fuelgauge check --max-age 1h" \
  --command-name guard "$fuelgauge guard minimax/a1 --need 1% --max-age 1h --quiet" \
  --command-name pick "$fuelgauge pick --max-age 1h --quiet"

echo "accounts from the record: $("$fuelgauge" check --max-age 1h --json | jq '[.accounts[] | select(.cached)] | length')"
echo "executable: $(stat --format %s "$fuelgauge") bytes"
jq --raw-output '.results[0].median as $hello | .results[]
  | "\(.command): median \(.median * 1e5 | round / 100) ms, \(.median / $hello * 100 | round / 100) x hello; least \(.min * 1e5 | round / 100) ms"' "$out/times.json"
end_accounts
