using System.Text;
using Fuelgauge.App.Output;
using Fuelgauge.App.Tests.StandIn;

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
        foreach (var line in (string[])["check --explain --verbose", "check --output ~/canary-result.json --json", "doctor", "doctor --report", "config show", "config check", "providers --keys", "history --raw --format json", "history --format csv"])
            await RunAsync(line);

        Assert.Equal(3, server.Requests.Select(request => request.Header("Authorization")?.Split('.')[^1]).Distinct().Count());
        foreach (var canary in Canaries)
        {
            Assert.DoesNotContain(canary, told.ToString());
            foreach (var file in Directory.EnumerateFiles(host.Home, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith("keys/canary", StringComparison.Ordinal) && !file.EndsWith("config.toml", StringComparison.Ordinal)))
                Assert.False(File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(canary)) >= 0, $"{canary} is in {file}");
        }

        async Task RunAsync(string line)
        {
            var ran = await host.RunAsync(line);
            Assert.InRange(ran.ExitCode, 0, 3);
            told.Append(ran.Output).Append(ran.Error);
        }
    }
}
