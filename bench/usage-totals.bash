# Sourced: whether the program's sums are those that the generator of a corpus knows. Wants ours, folder and out of bench/usage.sh.

declare -A wrong   # why the figures of a corpus do not count

# Compares one grouping of one corpus. Usage: same CORPUS EXPECTED BY ZONE COST OPTION...
same() {
  local name=$1 expected=$2 by=$3 zone=$4 cost=$5
  shift 5
  [ "${wrong[$name]:-}" != "no answer" ] || return 0
  jq --raw-output --arg by "$by" --arg zone "$zone" --arg cost "$cost" --from-file bench/usage-rows.jq "$(folder "$name")/$expected" >"$out/expected"
  if ! ours "$name" --group-by "$by" --timezone "$zone" "$@" >"$out/answer" 2>"$out/errors"; then
    wrong[$name]="no answer"
    echo "$name by $by: $(head --lines 1 "$out/errors")"
    return
  fi
  jq --raw-output --arg by "$by" --arg zone "$zone" --arg cost "$cost" --from-file bench/usage-rows.jq "$out/answer" >"$out/measured" 2>"$out/errors" \
    || { head --lines 1 "$out/errors" >"$out/measured"; }
  if ! diff "$out/expected" "$out/measured" >"$out/difference"; then
    wrong[$name]="sums differ"
    echo "$name by $by ($zone, $cost $*): $(grep --count '^[<>]' "$out/difference") lines differ, the first:"
    head --lines 3 "$out/difference"
  fi
}

# Compares every grouping without an index, and the days with one that is new, and again with one that is not.
check_totals() {
  local name=$1 zone by
  for zone in UTC America/Los_Angeles Asia/Kolkata; do same "$name" expected.json day "$zone" costAuto --no-index; done
  for by in model project session agent; do same "$name" expected.json "$by" UTC costAuto --no-index; done
  same "$name" expected.json model UTC costCalculate --no-index --mode calculate
  same "$name" expected.json model UTC costDisplay --no-index --mode display
  same "$name" expected.json block UTC costAuto --no-index --agent claude
  for by in day day session; do same "$name" expected.json "$by" UTC costAuto; done
  echo "$name: ${wrong[$name]:-every sum is right}"
}

# Compares with one, two and four threads.
check_threads() {
  local name=$1 threads
  for threads in 1 2 4; do DOTNET_PROCESSOR_COUNT=$threads same "$name" expected.json session UTC costAuto --no-index; done
  echo "$name with 1, 2 and 4 threads: ${wrong[$name]:-every sum is right}"
}

# Compares what a corpus comes to after its file has grown, as the index has it and without an index.
check_grown() {
  local name=$1 before=${wrong[$1]:-}
  unset "wrong[$name]"
  for by in day model session; do same "$name" expected-grown.json "$by" UTC costAuto; done
  same "$name" expected-grown.json session UTC costAuto --no-index
  echo "$name, grown: ${wrong[$name]:-every sum is right}"
  wrong["$name grown"]=${wrong[$name]:-}
  wrong[$name]=$before
}
