# Sourced by the scripts beside it: many accounts, all of them at a stand-in on this machine.

# Publishes the program and the stand-in below $out, and starts the stand-in. Usage: begin_accounts ACCOUNTS LATENCY_MS [pool|blocks]
begin_accounts() {
  local accounts=$1 latency=$2 shape=${3:-blocks} now number address
  out=$(mktemp -d)
  trap 'rm -rf "$out"' EXIT
  dotnet publish bench/stand-in -c Release -o "$out/stand-in" --verbosity quiet --nologo
  dotnet publish src/App -c Release -o "$out/app" --verbosity quiet --nologo

  # One request per account: a plan whose windows are open now.
  now=$(date +%s)000
  mkdir "$out/answers"
  cat >"$out/answers/remains.json" <<JSON
{"model_remains":[{"model_name":"general","start_time":$((now - 3600000)),"end_time":$((now + 14400000)),"current_interval_total_count":0,"current_interval_usage_count":0,"current_interval_remaining_percent":96,"current_interval_status":1,"current_weekly_total_count":0,"current_weekly_usage_count":0,"current_weekly_remaining_percent":81,"current_weekly_status":1,"weekly_start_time":$((now - 86400000)),"weekly_end_time":$((now + 518400000))}],"base_resp":{"status_code":0,"status_msg":"success"}}
JSON
  coproc standin { "$out/stand-in/stand-in" "$latency" "$out/answers"; }
  read -r address <&"${standin[0]}"

  # Accounts of one base URL and key would be asked once, so each has a path of its own.
  if [ "$shape" = pool ]; then
    mkdir "$out/keys"
    for ((number = 1; number <= accounts; number++)); do echo "sk-cp-bench$number" >"$out/keys/a$number.key"; done
    printf '[[account]]\nprovider = "minimax"\nname = "fleet"\nkey_files = "keys/*.key"\nbase_url = "%s"\n' "$address" >"$out/config.toml"
  else
    for ((number = 1; number <= accounts; number++)); do
      printf '[[account]]\nprovider = "minimax"\nname = "a%d"\nkey_env = "FLEET_KEY"\nbase_url = "%s/a%d"\n' "$number" "$address" "$number"
    done >"$out/config.toml"
  fi

  fuelgauge=$out/app/fuelgauge
  export FLEET_KEY=sk-cp-bench FUELGAUGE_CONFIG=$out/config.toml HOME=$out XDG_STATE_HOME="$out/state" XDG_DATA_HOME="$out/data"
}

# Ends the stand-in, which says how much it was asked.
end_accounts() {
  echo >&"${standin[1]}"
  cat <&"${standin[0]}"
}

# Says what a benchmark lacks and ends it. Usage: need TOOL...
need() {
  local tool
  for tool in "$@"; do
    command -v "$tool" >/dev/null || { echo "$0: $tool is missing; on Debian: apt-get install $tool" >&2; exit 1; }
  done
}
