#!/usr/bin/env bash
# Start-up of the native program against a native hello-world of the same SDK. Usage: bench/startup.sh [RUNS]
set -euo pipefail
cd "$(dirname "$0")/.."
runs=${1:-200}

for tool in hyperfine jq; do
  command -v "$tool" >/dev/null || { echo "bench/startup.sh: $tool is missing; on Debian: apt-get install hyperfine jq" >&2; exit 1; }
done

out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
dotnet publish bench/hello -c Release -o "$out/hello" --verbosity quiet --nologo
dotnet publish src/App -c Release -o "$out/app" --verbosity quiet --nologo

"$out/app/fuelgauge" check >"$out/first-check"   # so that every account has a recorded value to answer from
hyperfine --shell=none --warmup 20 --runs "$runs" --export-json "$out/times.json" \
  --command-name hello "$out/hello/hello" \
  --command-name version "$out/app/fuelgauge --version" \
  --command-name check "$out/app/fuelgauge check --max-age 1h"

echo "accounts: $("$out/app/fuelgauge" check --max-age 1h --json | jq '.accounts | length')"
echo "executable: $(stat --format %s "$out/app/fuelgauge") bytes"
jq --raw-output '.results[0].median as $hello | .results[]
  | "\(.command): \(.median * 1e5 | round / 100) ms, \(.median / $hello * 100 | round / 100) x hello"' "$out/times.json"
