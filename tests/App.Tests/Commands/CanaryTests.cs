using System.Text;
using Fuelgauge.App.Output;
using Fuelgauge.App.Sqlite;
using Fuelgauge.App.Tests.StandIn;
using SQLitePCL;

namespace Fuelgauge.App.Tests.Commands;

/// <summary>Keys that are planted in every place are found in no place they do not belong to.</summary>
public sealed class CanaryTests
{
    const string Variable = "cafe0123456789abcdef0123456789ab.CanaryInVariable";
    const string KeyFile = "cafe0123456789abcdef0123456789ab.CanaryInKeyFile";
    const string Helper = "cafe0123456789abcdef0123456789ab.CanaryFromHelper";
    static readonly string[] Canaries = ["cafe0123456789abcdef0123456789ab", "CanaryInVariable", "CanaryInKeyFile", "CanaryFromHelper"];

    [Fact]
    public async Task No_key_is_found_in_any_output_log_database_or_metric()
    {
        using var host = new CommandHost();
        await using var server = await StandInServer.StartAsync();
        // A provider that sends the key back, where it may.
        var echo = $$"""{"code":1000,"msg":"the key {{Variable}} {{KeyFile}} {{Helper}} is wrong","success":false}""";
        server.On("/a/api/biz/account/query-customer-account-report", Answers.Json(echo));
        server.On("/a/api/monitor/usage/quota/limit", Answers.Json(echo, 401));
        server.On("/b/api/biz/account/query-customer-account-report", Answers.Json("""{"code":200,"success":true,"data":{"availableBalance":5}}"""));
        server.On("/b/api/monitor/usage/quota/limit", Answers.Json($$$"""{"code":200,"success":true,"data":{"level":"{{{KeyFile}}}","limits":[{"type":"{{{Helper}}}","unit":3,"number":5,"percentage":5}]}}"""));
        host.Variables["CANARY_KEY"] = Variable;
        host.Variables["PATH"] = "/usr/bin:/bin";
        host.Write("keys/canary", KeyFile);
        host.Write(".config/fuelgauge/config.toml", $"""
            [[account]]
            provider = "glm"
            name = "variable"
            key_env = "CANARY_KEY"
            base_url = "{server.Url}a"
            [[account]]
            provider = "glm"
            name = "file"
            key_file = "{host.Home}/keys/canary"
            base_url = "{server.Url}b"
            [[account]]
            provider = "glm"
            name = "helper"
            key_command = ["printf", "%s", "{Helper}"]
            base_url = "{server.Url}b"
            """);

        var told = new StringBuilder();
        foreach (var format in CheckFormats.ByName.Keys)
            await RunAsync($"check --verbose --max-age 0s --format {format}");
        foreach (var line in (string[])["check --explain --verbose", "check --output ~/canary-result.json --json", "doctor", "doctor --report", "config show", "config check", "providers --keys", "history --raw --format json", "history --format csv", "history --by day", "export", "export --format jsonl", "db check"])
            await RunAsync(line);

        Assert.Equal(3, server.Requests.Select(request => request.Header("Authorization")?.Split('.')[^1]).Distinct().Count());
        Assert.Empty(Leaks(host, told.ToString(), Canaries, "canary", "config.toml"));

        async Task RunAsync(string line)
        {
            var ran = await host.RunAsync(line);
            Assert.InRange(ran.ExitCode, 0, 3);
            told.Append(ran.Output).Append(ran.Error);
        }
    }

    [Fact]
    public async Task No_token_of_another_program_is_found_in_any_output_log_database_or_metric()
    {
        using var host = new CommandHost();
        await using var server = await StandInServer.StartAsync();
        server.Otherwise = sent => Answers.Json($$"""{"error":"{{string.Join(' ', sent.Headers.Values)}}"}""", 401);
        const string json = "CanaryInJsonStore0123";
        const string refresh = "CanaryRefreshToken0123";
        const string table = "CanaryInTableStore0123";
        const string lines = "CanaryInEnvStore0123";
        const string toml = "CanaryInTomlStore0123";
        host.Write(".claude-work/.credentials.json", $$$"""{"claudeAiOauth":{"accessToken":"{{{json}}}","refreshToken":"{{{refresh}}}"}}""");
        host.Write(".claude-work/.claude.json", """{"oauthAccount":{"accountUuid":"CanaryAccount0123","emailAddress":"canary@mail.example"}}""");
        host.Write(".factory/.env", $"FACTORY_API_KEY={lines}\n");
        host.Write(".local/share/devin/credentials.toml", $"windsurf_api_key = \"{toml}\"\n");
        Execute(host.Write(".config/Cursor/User/globalStorage/state.vscdb", ""), $"CREATE TABLE ItemTable (key TEXT, value BLOB); INSERT INTO ItemTable VALUES ('cursorAuth/accessToken', '{table}'), ('cursorAuth/refreshToken', '{refresh}')");
        host.Write(".config/fuelgauge/config.toml", "borrowed_tokens = \"on\"\n" + string.Concat(new[] { "claude", "cursor", "factory", "devin" }.Select(provider =>
            $"[[account]]\nprovider = \"{provider}\"\nname = \"canary\"\nbase_url = \"{server.Url}{provider}\"\n{(provider == "claude" ? "home = \"~/.claude-work\"\n" : "")}")));

        var told = new StringBuilder();
        foreach (var line in (string[])["check --verbose claude/canary cursor/canary factory/canary devin/canary", "check --json --fresh claude/canary cursor/canary factory/canary devin/canary", "doctor", "config show", "providers --keys", "history --raw --format json"])
        {
            var ran = await host.RunAsync(line);
            told.Append(ran.Output).Append(ran.Error);
        }

        Assert.Contains(server.Requests, request => request.Header("Authorization") == $"Bearer {json}");
        Assert.DoesNotContain(server.Requests, request => request.Headers.Values.Append(request.Body).Any(text => text.Contains(refresh, StringComparison.Ordinal)));
        Assert.Empty(Leaks(host, told.ToString(), [json, refresh, table, lines, toml, "CanaryAccount0123", "canary@mail.example"], ".credentials.json", ".claude.json", ".env", "credentials.toml", "state.vscdb"));
    }

    [Fact]
    public async Task No_key_is_found_in_what_guard_pick_lease_and_wait_say_or_write()
    {
        await using var wallets = await Wallets.StartAsync(new WakingTime());
        wallets.Add("good", 100).Add("bad", 0).Add("odd", 0).AddPlan("plan", 20);
        // A provider that sends the key back, where it may.
        wallets.Answer("bad", Answers.Json($$"""{"code":401,"msg":"the key {{Wallets.Key}} is wrong","success":false}""", 401));
        wallets.Answer("odd", Answers.Json($$"""{"code":500,"msg":"the key {{Wallets.Key}} is odd","success":false}"""));
        wallets.Server.On("/plan/api/monitor/usage/quota/limit", Answers.Json($$$"""{"code":200,"success":true,"data":{"level":"{{{Wallets.Key}}}","limits":[{"type":"{{{Wallets.Key}}}","unit":3,"number":5,"percentage":5}]}}"""));

        var told = new StringBuilder();
        foreach (var format in (string[])["", "--json "])
        {
            foreach (var line in (string[])[
                "guard glm/good --need 5%", "guard glm --need 5% --fail-open", "guard glm/bad glm/odd", "guard glm/good -- true",
                "pick glm --need 5%", "pick glm/bad glm/odd", "pick glm -- true",
                "lease acquire --pick glm --need 5% --for 20m", "lease acquire glm/good --need 5CNY --for 20m", "lease acquire glm/bad --need 5% --for 20m", "lease list", "lease release 0123456789",
                "wait glm/good --until 5% --timeout 10m", "wait glm/bad --until 5% --timeout 10m", "wait glm/odd --until reset --timeout 10m", "wait glm/plan --until 99% --timeout 10m"])
                await RunAsync(line.Contains(" -- ", StringComparison.Ordinal) ? line.Replace(" -- ", $" {format}--verbose -- ", StringComparison.Ordinal) : $"{line} {format}--verbose");
        }

        Assert.Contains(wallets.Server.Requests, request => request.Header("Authorization")?.Contains(Wallets.Key, StringComparison.Ordinal) == true);
        Assert.Contains("glm/bad", told.ToString(), StringComparison.Ordinal);
        Assert.Empty(Leaks(wallets.Host, told.ToString(), [Wallets.Key, .. Wallets.Key.Split('.')]));

        async Task RunAsync(string line)
        {
            var ran = await wallets.Host.RunAsync(line);
            Assert.True(ran.ExitCode is 0 or 1 or 2 or 10 or 69 or 124, $"{line}: {ran.ExitCode} {ran.Error}");
            told.AppendLine(line).Append(ran.ExitCode).Append(ran.Output).Append(ran.Error);
        }
    }

    /// <summary>What of the canaries is in what was told, or in a file that none was written to.</summary>
    static IEnumerable<string> Leaks(CommandHost host, string told, string[] canaries, params string[] own) =>
    [
        .. canaries.Where(canary => told.Contains(canary, StringComparison.Ordinal)).Select(canary => $"{canary} was told"),
        .. from file in Directory.EnumerateFiles(host.Home, "*", SearchOption.AllDirectories)
           where !own.Contains(Path.GetFileName(file))
           from canary in canaries
           where File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(canary)) >= 0
           select $"{canary} is in {file}",
    ];

    static void Execute(string database, string sql)
    {
        using var connection = SqliteConnector.Open(database, raw.SQLITE_OPEN_READWRITE, TimeSpan.Zero);
        SqliteFault.Check(raw.sqlite3_exec(connection, sql), connection);
    }
}
