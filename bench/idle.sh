#!/usr/bin/env bash
# Memory of a "watch" of 20 accounts between two rounds. Usage: bench/idle.sh [SECONDS]
set -euo pipefail
cd "$(dirname "$0")/.."
. bench/accounts.bash
begin_accounts 20 100
"$fuelgauge" watch --interval 10s --format ndjson >"$out/rounds.ndjson" 2>"$out/log" &
watch=$!
sleep "${1:-35}"
grep --extended-regexp 'VmRSS|RssAnon|VmHWM|Threads' "/proc/$watch/status"
kill -TERM "$watch"
wait "$watch" && echo "$(wc --lines <"$out/rounds.ndjson") lines were written, and it ended with 0"
end_accounts
