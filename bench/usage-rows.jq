# Sums of either side in one form, a line each: key, events, the five classes of tokens, reasoning, total, unpriced tokens, cost in billionths of a US dollar.
# $by is day, model, project, session, agent or block; $zone, $cost and $agent choose within expected.json. A cost nobody knows is 0 here.

def folder: gsub("[^A-Za-z0-9]"; "-");   # one agent knows the folder, another only what its name was made into

def merged: group_by(.[0]) | map([.[0][0]] + (map(.[1:]) | transpose | map(add)))[];

def expected($amounts): [$amounts.events, $amounts.input, $amounts.output, $amounts.cacheRead, $amounts.cacheWrite5m, $amounts.cacheWrite1h,
  $amounts.reasoning, $amounts.total, (if $cost == "costDisplay" then 0 else $amounts.unpricedTokens end), ($amounts[$cost] * 1e9 | round)];

def measured: [.events, .input_tokens, .output_tokens, .cache_read_tokens, .cache_write_5m_tokens, .cache_write_1h_tokens,
  .reasoning_tokens, .total_tokens, (if $cost == "costDisplay" then 0 else .unpriced_tokens end), ((.cost_usd // 0) * 1e9 | round)];

def key: if $by == "project" then folder elif $by == "block" then sub("\\.000Z$"; "Z") else . end;

[ if .schema then
    .rows[] | if $by == "block" then [(.block | key), .events, .total_tokens] else [(.[$by] | key)] + measured end
  elif $by == "block" then .agents.claude.blocks[] | [(.start | key), .events, .total]
  elif $by == "agent" then .agents | to_entries[] | [.key] + expected(.value.totals)
  else
    (if $by == "day" then .byDay[$zone] else .["by" + ($by[:1] | ascii_upcase) + $by[1:]] end) | to_entries[] | [(.key | key)] + expected(.value)
  end ] | merged | @tsv
