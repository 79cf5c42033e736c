# Sourced: other programs that read agents' logs, as published in npm, and how each is asked for the sums of all days.

# Fetches them into a folder; those that are there stay. Usage: fetch_peers FOLDER
fetch_peers() {
  mkdir -p "$1"
  fetch_peer "$1/ccusage-20.0.19" @ccusage/ccusage-linux-x64@20.0.19 ccusage
  fetch_peer "$1/ccusage-20.0.24" @ccusage/ccusage-linux-x64@20.0.24 ccusage
  fetch_peer "$1/tokscale-4.17.0" @tokscale/cli-linux-x64-gnu@4.17.0 tokscale
  peers=$1
}

# Takes one native program out of its package. Usage: fetch_peer FILE PACKAGE PROGRAM
fetch_peer() {
  [ -x "$1" ] && return
  local unpacked
  unpacked=$(mktemp --directory --tmpdir="$out")
  (cd "$unpacked" && npm pack --silent "$2" >name && tar --extract --gzip --file "$(<name)")
  install "$unpacked/package/bin/$3" "$1"
}

ccusage_19() { HOME=$1 "$peers/ccusage-20.0.19" daily --json --offline; }

ccusage_24() { HOME=$1 "$peers/ccusage-20.0.24" daily --json --offline; }

# It has one cache for each user; here it is in a folder of its own. Usage: tokscale HOME CACHE
tokscale() { HOME=$1 TOKSCALE_CONFIG_DIR=$2 TOKSCALE_PRICING_CACHE_ONLY=1 "$peers/tokscale-4.17.0" models --json; }
