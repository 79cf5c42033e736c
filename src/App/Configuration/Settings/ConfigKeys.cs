namespace Fuelgauge.App.Configuration.Settings;

/// <summary>Every key of <c>config.toml</c>. Names in angle brackets stand for the user's words.</summary>
internal static class ConfigKeys
{
    /// <summary>The section of the top level.</summary>
    public const string Top = "";

    /// <summary>The section of one account.</summary>
    public const string Account = "account";

    /// <summary>The keys, in the order of the reference.</summary>
    public static readonly IReadOnlyList<ConfigKey> All =
    [
        new(Top, "interval", ConfigShape.Text, "\"5m\"", "`\"5m\"`", "Time between two rounds of `watch`."),
        new(Top, "timeout", ConfigShape.Text, "\"10s\"", "`\"10s\"`", "Longest time for one account."),
        new(Top, "database", ConfigShape.Text, "\"~/.local/share/fuelgauge/monitor.db\"", "the data folder, or `dispatch/monitor.db` beside a dispatcher", "File of the history; a relative path begins in the working folder."),
        new(Top, "dispatch_db", ConfigShape.Text, "\"dispatch/dispatch.db\"", "`dispatch/dispatch.db`, then `dispatch.db`", "The dispatcher's database, which is only read; a relative path begins in the working folder."),
        new(Top, "borrowed_tokens", ConfigShape.TextOrList, "\"offline\"", "`\"offline\"`", "What may be done with logins of other programs: `\"offline\"` reads their files and sends nothing, `\"on\"` uses them, a list names the providers for which they are used."),
        new(Top, "proxy", ConfigShape.Text, "\"http://proxy.example.com:3128\"", "`HTTPS_PROXY`, `ALL_PROXY`, `NO_PROXY`", "Proxy for all requests but those to this machine; http, https or socks5, without a password."),
        new(Top, "ca_file", ConfigShape.Text, "\"~/company-ca.pem\"", "the system's store alone", "PEM file of certificate authorities to trust as well; a relative path begins beside the configuration."),
        new(Top, "user_agent", ConfigShape.Text, "\"my-tool/1.0\"", "`fuelgauge/<version>`", "What requests call themselves."),
        new(Top, "reserve", ConfigShape.Amount, "\"20%\"", "nothing", "What `guard`, `pick`, `wait` and `lease` leave untouched of every gate: a share, or an amount such as `\"5USD\"` that applies to gates of its unit."),

        new("thresholds", "warning", ConfigShape.Amount, "\"10%\"", "`\"10%\"`", "Below this share left a meter is a warning."),
        new("thresholds", "critical", ConfigShape.Amount, "\"5%\"", "`\"5%\"`", "Below this share left a meter is critical."),

        new("history", "raw", ConfigShape.Text, "\"30d\"", "`\"30d\"`", "How long every reading stays as it was made, at least `\"7d\"`; then what is kept of each quarter of an hour. Ages end with a day, UTC; see [the database](database.md#what-is-kept-and-how-long)."),
        new("history", "quarter_hours", ConfigShape.Text, "\"90d\"", "`\"90d\"`, or `raw` where that is longer", "How long quarter-hours stay; then what is kept of each hour."),
        new("history", "hours", ConfigShape.Text, "\"2y\"", "`\"2y\"`, or `quarter_hours` where that is longer", "How long hours stay; then what is kept of each day, UTC, for ever."),
        new("history", "snapshots", ConfigShape.Text, "\"3d\"", "`\"3d\"`", "How long every row stays that this program wrote to `usage_snapshots` for other programs; then the last of each day (UTC) and account. Rows of others stay."),

        new("rates", "base", ConfigShape.Text, "\"USD\"", "none, must be there", "Currency that the rates are in, an ISO 4217 code."),
        new("rates", "date", ConfigShape.Text, "2026-11-20", "none, must be there", "Day of the rates; shown beside every total made with them."),
        new("rates", "<currency>", ConfigShape.Number, "0.1407", "no total counts the currency", "What one unit of the currency (`CNY`, `EUR`, …) is worth in the base, for `check --in`."),

        new("prices.<model>", "input", ConfigShape.Number, "1.75", "what the published list says of the model; a model that it does not know needs `input` and `output`", "US dollars for a million prompt tokens outside any cache, up to six decimals. All prices hold at every time, for the exact name of a model as `fuelgauge usage` shows it; see [prices](prices.md)."),
        new("prices.<model>", "output", ConfigShape.Number, "14", "what the published list says", "The same for output tokens, reasoning included."),
        new("prices.<model>", "cache_read", ConfigShape.Number, "0.175", "what the published list says, else the input rate", "The same for prompt tokens read from a cache."),
        new("prices.<model>", "cache_write_5m", ConfigShape.Number, "2.1875", "what the published list says, else the input rate", "The same for prompt tokens written to a cache for five minutes, or for a time nobody says."),
        new("prices.<model>", "cache_write_1h", ConfigShape.Number, "3.5", "what the published list says, else as for five minutes (Claude: twice the input rate)", "The same for prompt tokens written to a cache for an hour."),
        new("prices.<model>", "fast_factor", ConfigShape.Number, "2", "what is known of the model, else `1`", "By what all tokens of a fast or priority request are dearer."),
        new("prices.<model>", "web_search", ConfigShape.Number, "10", "what the published list says, else `0`", "US dollars for a thousand web searches."),
        new("prices.<model>", "threshold", ConfigShape.Number, "200000", "what the published list says, else none", "The largest prompt, in tokens, that costs the rates above; a larger one costs those of `above`, as a whole."),

        new("prices.<model>.above", "input", ConfigShape.Number, "3.5", "what the published list says of such prompts, else the model's ordinary rate", "US dollars for a million tokens of a request whose prompt is larger than `threshold`; also `above = { input = 3.5, output = 21 }`."),
        new("prices.<model>.above", "output", ConfigShape.Number, "21", "as for `input`", "The same for output tokens."),
        new("prices.<model>.above", "cache_read", ConfigShape.Number, "0.35", "as for `input`", "The same for prompt tokens read from a cache."),
        new("prices.<model>.above", "cache_write_5m", ConfigShape.Number, "4.375", "as for `input`", "The same for prompt tokens written to a cache for five minutes."),
        new("prices.<model>.above", "cache_write_1h", ConfigShape.Number, "7", "as for `input`", "The same for prompt tokens written to a cache for an hour."),

        new(Account, "provider", ConfigShape.Text, "\"glm\"", "none, must be there", "Id or alias of the provider."),
        new(Account, "name", ConfigShape.Text, "\"work\"", "`\"default\"`", "The account's name: letters, digits, `.` `_` `-`, 64 at most, not beginning with `.` or `-`. One that the program found by itself under this name is replaced. A pool's own is `\"pool\"`."),
        new(Account, "key_env", ConfigShape.Text, "\"GLM_WORK_KEY\"", "what is found, see [keys](keys.md)", "Environment variable that holds the key."),
        new(Account, "key_file", ConfigShape.Text, "\"~/keys/glm-work\"", "what is found", "File that holds the key, alone or as `NAME=key`; a relative path begins beside the configuration."),
        new(Account, "key_command", ConfigShape.List, "[\"/usr/bin/pass\", \"show\", \"glm\"]", "what is found", "Program that prints the key, with its arguments; no shell is involved."),
        new(Account, "key_files", ConfigShape.Text, "\"keys/*.key\"", "none", "Makes the block a [pool of keys](pools.md): each file is an account named by its base name; `*` and `?` stand in the file's name, a relative path begins beside the configuration."),
        new(Account, "accounts_csv", ConfigShape.Text, "\"team.csv\"", "none", "Makes the block a pool whose accounts are the rows of a CSV file: `name,key_env` or `name,key_file`."),
        new(Account, "home", ConfigShape.Text, "\"~/.claude-work\"", "the program's usual folder", "Folder of the provider's own program (what its variable, such as `CLAUDE_CONFIG_DIR`, would say) whose login and files this account is read with; a relative path begins beside the configuration. Instead of a key."),
        new(Account, "region", ConfigShape.Text, "\"cn\"", "the base URL's, the environment's, the key variable's, the provider's first", "Site of the provider."),
        new(Account, "base_url", ConfigShape.Text, "\"http://127.0.0.1:9000/x\"", "the provider's own", "Replaces scheme, host and port of every request of this account; its path is put in front. https, or http to this machine. For another machine the account must name its own key."),
        new(Account, "limit", ConfigShape.Number, "200", "what the provider reports, else what is learned from top-ups", "What a full wallet is (meter `balance`)."),
        new(Account, "warning_below", ConfigShape.Amount, "30", "none", "Below this amount the meter `balance` is a warning, beside the share."),
        new(Account, "critical_below", ConfigShape.Amount, "10", "none", "Below this amount the meter `balance` is critical, beside the share."),
        new(Account, "min_interval", ConfigShape.Text, "\"5m\"", "the provider's own", "Least time between two polls of one request."),
        new(Account, "budget", ConfigShape.Budget, "{ tasks = 500, per = \"month\", timezone = \"Asia/Shanghai\" }", "the provider's budget variable", "Your own limit: a number of tasks in all, `{ tasks, per, timezone }`, or `{ amount = \"200USD\", per }`; `per` is day, week or month."),
        new(Account, "tags", ConfigShape.List, "[\"coding\"]", "the provider's", "Words for `--tag` and `pick`."),
        new(Account, "priority", ConfigShape.Number, "1", "none", "Lower is preferred by `pick`."),
        new(Account, "reserve", ConfigShape.Amount, "\"20%\"", "the general one", "What `guard`, `pick`, `wait` and `lease` leave untouched of this account's gates."),
        new(Account, "weight", ConfigShape.Number, "2", "the provider's counts where two accounts share a unit, else 1", "How much this account's share is worth to `pick` next to another's: 2 where the plan is twice as large."),
        new(Account, "disabled", ConfigShape.Flag, "false", "`false`", "Leaves the account out."),
        new(Account, "options", ConfigShape.List, "[]", "none", "Optional requests of the provider's definition that are switched on."),
        new(Account, "proxy", ConfigShape.Text, "\"http://proxy.example.com:3128\"", "the general one", "Proxy of this account."),
        new(Account, "user_agent", ConfigShape.Text, "\"my-tool/1.0\"", "the general one", "What this account's requests call themselves."),

        new("account.settings", "<name>", ConfigShape.Text, "\"value\"", "none", "Parts that are not secret, by the names that the provider's definition lists (`fuelgauge providers show ID`)."),
        new("account.credentials", "<part>_env", ConfigShape.Text, "\"GLM_WORK_KEY\"", "what is found", "Variable of one part of a credential that has several."),
        new("account.credentials", "<part>_file", ConfigShape.Text, "\"~/keys/glm-work\"", "what is found", "File of one part."),
        new("account.credentials", "<part>_command", ConfigShape.List, "[\"/usr/bin/pass\", \"show\", \"glm\"]", "what is found", "Program that prints one part."),

        new("account.meters.<id>", "limit", ConfigShape.Number, "1000", "what the provider reports", "What full is, in the meter's unit."),
        new("account.meters.<id>", "warning", ConfigShape.Amount, "\"20%\"", "the general one", "Below this share or amount left the meter is a warning; a bare number is percent."),
        new("account.meters.<id>", "critical", ConfigShape.Amount, "\"5%\"", "the general one", "Below this share or amount left the meter is critical."),
        new("account.meters.<id>", "role", ConfigShape.Text, "\"info\"", "the definition's", "`gate`: work stops when it is used up; `fallback`: carries on when gates are used up; `info`: never an alarm."),
        new("account.meters.<id>", "hidden", ConfigShape.Flag, "true", "`false`", "Leaves the meter out of everything."),

        new("provider.<id>", "override", ConfigShape.Flag, "true", "`false`", "Lets a definition in your own folder stand in for the one that comes with the program."),
    ];
}
