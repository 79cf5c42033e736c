# Sourced: measures commands in turn, round after round, so that what else the machine does falls on all of them alike.

LC_ALL=C
declare -A samples failures   # by name: microseconds, one a line; "failed" where a command did

# Runs a command and notes how long it took, in microseconds. Usage: sample NAME COMMAND...
sample() {
  local name=$1 begin end
  shift
  begin=${EPOCHREALTIME/./}
  "$@" >/dev/null 2>&1 || failures[$name]=failed
  end=${EPOCHREALTIME/./}
  samples[$name]+="$((end - begin))"$'\n'
}

# Prints the median of what was noted, in microseconds; nothing where nothing was, or where the command failed.
median() {
  [ -n "${samples[$1]:-}" ] && [ -z "${failures[$1]:-}" ] || return 0
  printf %s "${samples[$1]}" | sort --numeric-sort | awk '{ value[NR] = $1 } END { print value[int((NR + 1) / 2)] }'
}

# Prints a median for people. Usage: seconds NAME
seconds() {
  local time
  time=$(median "$1")
  if [ -n "$time" ]; then awk -v time="$time" 'BEGIN { printf "%.4f s", time / 1e6 }'
  else echo "${failures[$1]:--}"; fi
}

# Prints a row: what was measured, against what, the ratio, the bar, and whether it is met. Usage: against LABEL MINE OTHER MOST [WHY-IT-DOES-NOT-COUNT]
against() {
  local mine other
  mine=$(median "$2") other=$(median "$3")
  verdict "$1" "$(seconds "$2")" "$3 $(seconds "$3")" "$(awk -v a="${mine:-0}" -v b="${other:-0}" 'BEGIN { if (a && b) printf "%.3f", a / b }')" "$4" "x" "${5:-}"
}

# Prints a row of the table of bars. Usage: verdict LABEL VALUE AGAINST MEASURED MOST UNIT [WHY-IT-DOES-NOT-COUNT]
verdict() {
  local word
  if [ -z "$4" ]; then word="not measured"
  elif [ -n "${7:-}" ]; then word="DOES NOT COUNT: $7"
  elif awk -v value="$4" -v most="$5" 'BEGIN { exit !(value <= most) }'; then word=met
  else word="NOT MET"; fi
  printf '%-42s %-12s %-34s %8s <= %-8s %s\n' "$1" "$2" "$3" "${4:--}${4:+ $6}" "$5 $6" "$word"
}
