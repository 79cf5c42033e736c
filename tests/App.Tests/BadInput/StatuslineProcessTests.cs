using System.Diagnostics;
using System.Text.Json;

namespace Fuelgauge.App.Tests.BadInput;

/// <summary>Status lines as programs run them: many processes at once, and none of them asked whether it may be killed.</summary>
public sealed class StatuslineProcessTests : IDisposable
{
    readonly BuiltProgram program = new();

    public void Dispose() => program.Dispose();

    [Fact]
    public async Task Of_many_at_once_the_highest_word_stays()
    {
        var reset = TimeProvider.System.GetUtcNow().AddHours(3).ToUnixTimeSeconds();

        var ran = await program.RunAsync($$$"""
            for used in 3 9 1 12 7 5; do
              echo '{"rate_limits": {"five_hour": {"used_percentage": '$used', "resets_at": {{{reset}}} } } }' | {{{BuiltProgram.Name}}} statusline >/dev/null &
            done
            wait
            {{{BuiltProgram.Name}}} check anthropic --json --no-record
            """);

        var meter = Assert.Single(JsonDocument.Parse(ran.Output).RootElement.GetProperty("accounts")[0].GetProperty("meters").EnumerateArray());
        Assert.Equal((12m, ""), (meter.GetProperty("used").GetDecimal(), ran.Error));
    }

    [Fact]
    public async Task Settings_are_the_old_ones_or_the_new_ones_whenever_the_installer_is_killed()
    {
        const string before = "{\n  \"model\": \"opus\"\n}\n";
        var file = Path.Join(program.Home, ".claude", "settings.json");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, before, TestContext.Current.CancellationToken);
        await program.RunAsync($"{BuiltProgram.Name} statusline install");
        var after = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        Assert.NotEqual(before, after);

        for (var round = 0; round < 4; round++)
        {
            await File.WriteAllTextAsync(file, before, TestContext.Current.CancellationToken);
            using var installer = program.Start($"exec {BuiltProgram.Name} statusline install");
            var began = Stopwatch.GetTimestamp();
            // A quarter of the runs each: at once, as soon as something is written beside the file, a little later, after the end.
            while (!installer.HasExited && (round == 3 || (round > 0 && Directory.GetFiles(Path.GetDirectoryName(file)!, "*.tmp").Length == 0)) && Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(20))
                await Task.Yield();
            if (!installer.HasExited)
                installer.Kill();
            await installer.WaitForExitAsync(TestContext.Current.CancellationToken);

            Assert.Contains(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), new[] { before, after });
        }
    }
}
