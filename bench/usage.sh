#!/usr/bin/env bash
# What agents' logs come to: first whether every sum is right, then how long it takes next to other programs, all measured in turn on corpora whose sums are known.
# Usage: bench/usage.sh [ROUNDS]. FUELGAUGE=FILE measures that program instead of publishing one; CORPORA=FOLDER and PEERS=FOLDER keep what is made and
# fetched for the next time; DROP_CACHES=no leaves out the rows with a cold page cache, which only root can measure.
set -euo pipefail
for name in FUELGAUGE CORPORA PEERS; do [ -z "${!name:-}" ] || declare -x "$name=$(realpath --canonicalize-missing "${!name}")"; done
cd "$(dirname "$0")/.."
. bench/accounts.bash
. bench/rounds.bash
. bench/peers.bash
. bench/usage-totals.bash
need jq npm
[ -x /usr/bin/time ] || { echo "bench/usage.sh: /usr/bin/time is missing; on Debian: apt-get install time" >&2; exit 1; }
[ "$(uname -sm)" = "Linux x86_64" ] || { echo "bench/usage.sh: the other programs are fetched for Linux on x86-64 only" >&2; exit 1; }

rounds=${1:-11}
cold_rounds=$(((rounds + 1) / 2))
out=$(mktemp --directory)
trap 'put_back; rm -rf "$out"' EXIT
put_back() { [ ! -e "$out/before" ] || mv --force "$out/before" "$grown"; }
for name in "${!XDG_@}" "${!FUELGAUGE_@}" CLAUDE_CONFIG_DIR CODEX_HOME; do unset "$name"; done

if [ -z "${FUELGAUGE:-}" ]; then
  dotnet publish src/App -c Release -o "$out/app" --verbosity quiet --nologo
  FUELGAUGE=$out/app/fuelgauge
fi
fetch_peers "${PEERS:-$out/peers}"

# Makes a corpus unless it is there. Usage: corpus NAME OPTION...
corpora=${CORPORA:-$out/corpora}
corpus() {
  local name=$1
  shift
  [ -e "$corpora/$name/expected.json" ] && return
  [ -x "$out/corpus/corpus" ] || dotnet publish bench/Corpus -c Release -o "$out/corpus" --verbosity quiet --nologo
  "$out/corpus/corpus" "$@" --out "$corpora/$name"
}
corpus M --size M --seed 1 --growth
corpus L --size L --seed 1 --growth
corpus small --small-files --seed 1
corpus extra --size 40000000 --seed 9 --extra --growth
for seed in 2 3 4; do corpus "extra-$seed" --size 5000000 --seed "$seed" --extra --growth; done
mkdir --parents "$out/empty/home"

# The program with a user folder, and so an index, of its own for each corpus. Usage: ours CORPUS OPTION...
ours() { HOME=$out/user/$1 "$FUELGAUGE" usage --format json --home "$(folder "$1")/home" "${@:2}"; }
folder() { [ "$1" = empty ] && echo "$out/empty" || echo "$corpora/$1"; }

echo "== Sums"
for name in extra extra-2 extra-3 extra-4 M small L; do check_totals "$name"; done
check_threads extra
check_threads M

# Measures everything about a corpus in turn. Usage: measure CORPUS
measure() {
  local name=$1 home files round
  home=$(folder "$name")/home
  mapfile -t files < <(find "$home" -type f)
  ours "$name" >/dev/null 2>&1 || true
  tokscale "$home" "$out/tokscale/$name" >/dev/null 2>&1
  for ((round = 0; round < rounds; round++)); do
    sample "ours, no index, $name" ours "$name" --no-index
    sample "ours, unchanged, $name" ours "$name"
    sample "ccusage 20.0.19, $name" ccusage_19 "$home"
    sample "ccusage 20.0.24, $name" ccusage_24 "$home"
    sample "tokscale cached, $name" tokscale "$home" "$out/tokscale/$name"
    rm -rf "$out/tokscale/none"
    sample "tokscale no cache, $name" tokscale "$home" "$out/tokscale/none"
    [ "${#files[@]}" -eq 0 ] || sample "cat, $name" cat "${files[@]}"
    sample "true" /bin/true
  done
}
for name in M small L empty; do measure "$name"; done

# One file grows by 20 lines each round, and is put back at the end.
grow() {
  local step
  grown=$corpora/L/home/$(<"$corpora/L/growth/path")
  cp --preserve=all "$grown" "$out/before"
  for step in "$corpora"/L/growth/*.jsonl; do
    cat "$step" >>"$grown"
    sample "ours, grown, L" ours L
    sample "tokscale cached, grown, L" tokscale "$corpora/L/home" "$out/tokscale/L"
    sample "ccusage 20.0.19, grown, L" ccusage_19 "$corpora/L/home"
  done
  check_grown L
  put_back
}
grow

measure_cold() {
  local home=$corpora/L/home files round name
  local -A commands=(
    [ours, no index, cold]="ours L --no-index" [ours, unchanged, cold]="ours L" [ccusage 20.0.19, cold]="ccusage_19 $home" [ccusage 20.0.24, cold]="ccusage_24 $home"
    [tokscale cached, cold]="tokscale $home $out/tokscale/L" [cat, cold]=cat_all)
  ours L >/dev/null 2>&1 || true
  tokscale "$home" "$out/tokscale/L" >/dev/null 2>&1
  for ((round = 0; round < cold_rounds; round++)); do
    for name in "${!commands[@]}"; do
      sync
      echo 3 >/proc/sys/vm/drop_caches
      sample "$name" ${commands[$name]}
    done
  done
}
cat_all() { find "$corpora/L/home" -type f -exec cat {} +; }
is_cold=no
if [ "${DROP_CACHES:-yes}" = yes ] && [ -w /proc/sys/vm/drop_caches ]; then
  is_cold=yes
  measure_cold
fi

# Prints the most memory that a command held, in MiB. Usage: peak HOME COMMAND...
peak() { HOME=$1 /usr/bin/time --format %M --output "$out/peak" "${@:2}" >/dev/null 2>&1 || return 0; awk '{ printf "%.1f", $1 / 1024 }' "$out/peak"; }
peak_ours() { peak "$out/user/L" "$FUELGAUGE" usage --format json --home "$corpora/L/home" "$@"; }

echo "== Medians of $rounds rounds, in turn, on $(nproc) cores ($(seconds true) of each are the measuring; load $(cut --delimiter ' ' --fields 1 /proc/loadavg))"
printf '%-22s %-12s %-12s %-12s %-12s\n' "" M L "small files" "no logs"
for who in "ours, no index" "ours, unchanged" "ccusage 20.0.19" "ccusage 20.0.24" "tokscale no cache" "tokscale cached" cat; do
  printf '%-22s %-12s %-12s %-12s %-12s\n' "$who" "$(seconds "$who, M")" "$(seconds "$who, L")" "$(seconds "$who, small")" "$(seconds "$who, empty")"
done
for who in ours "tokscale cached" "ccusage 20.0.19"; do printf '%-22s L grown %s\n' "$who" "$(seconds "$who, grown, L")"; done
if [ "$is_cold" = yes ]; then
  for who in "ours, no index" "ours, unchanged" "ccusage 20.0.19" "ccusage 20.0.24" "tokscale cached" cat; do printf '%-22s L cold  %s\n' "$who" "$(seconds "$who, cold")"; done
fi
peak_no_index=$(peak_ours --no-index) peak_unchanged=$(peak_ours)
echo "peak on L, MiB: ours ${peak_no_index:--} without index, ${peak_unchanged:--} unchanged; ccusage 20.0.19 $(peak "$corpora/L/home" "$peers/ccusage-20.0.19" daily --json --offline)," \
  "20.0.24 $(peak "$corpora/L/home" "$peers/ccusage-20.0.24" daily --json --offline)," \
  "tokscale $(TOKSCALE_CONFIG_DIR=$out/tokscale/L TOKSCALE_PRICING_CACHE_ONLY=1 peak "$corpora/L/home" "$peers/tokscale-4.17.0" models --json)"

echo "== Bars"
against "L, no index" "ours, no index, L" "ccusage 20.0.19, L" 0.45 "${wrong[L]:-}"
against "L, no index" "ours, no index, L" "ccusage 20.0.24, L" 0.27 "${wrong[L]:-}"
against "L, no index" "ours, no index, L" "tokscale no cache, L" 0.08 "${wrong[L]:-}"
against "L, no index" "ours, no index, L" "cat, L" 1.6 "${wrong[L]:-}"
against "L, nothing changed" "ours, unchanged, L" "tokscale cached, L" 0.12 "${wrong[L]:-}"
against "L, nothing changed" "ours, unchanged, L" "ccusage 20.0.19, L" 0.12 "${wrong[L]:-}"
against "L, one file grown by 20 lines" "ours, grown, L" "tokscale cached, grown, L" 0.12 "${wrong[L grown]:-${wrong[L]:-}}"
against "M, no index" "ours, no index, M" "ccusage 20.0.19, M" 0.55 "${wrong[M]:-}"
against "M, nothing changed" "ours, unchanged, M" "tokscale cached, M" 0.20 "${wrong[M]:-}"
against "4,600 small files, no index" "ours, no index, small" "ccusage 20.0.19, small" 0.8 "${wrong[small]:-}"
against "4,600 small files, nothing changed" "ours, unchanged, small" "tokscale cached, small" 0.25 "${wrong[small]:-}"
if [ "$is_cold" = yes ]; then
  against "L, page cache dropped, no index" "ours, no index, cold" "ccusage 20.0.19, cold" 1.0 "${wrong[L]:-}"
  against "L, page cache dropped, with index" "ours, unchanged, cold" "tokscale cached, cold" 0.2 "${wrong[L]:-}"
fi
none=$(median "ours, unchanged, empty")
verdict "no logs at all" "$(seconds "ours, unchanged, empty")" "" "${none:+$(awk -v time="$none" 'BEGIN { printf "%.1f", time / 1e3 }')}" 10 ms
verdict "peak memory on L, no index" "" "" "$peak_no_index" 40 MiB "${wrong[L]:-}"
verdict "peak memory on L, nothing changed" "" "" "$peak_unchanged" 40 MiB "${wrong[L]:-}"
