using Microsoft.Extensions.Time.Testing;

namespace Fuelgauge.App.Tests.Commands;

public sealed class ReadmeTests
{
    [Fact]
    public async Task The_picture_in_the_readme_is_what_the_program_prints()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 2, 12, 8, 30, 0, TimeSpan.Zero));
        time.SetLocalTimeZone(TimeZoneInfo.CreateCustomTimeZone("Beijing", TimeSpan.FromHours(8), null, null));
        using var host = new CommandHost { Time = time };

        var ran = await host.RunAsync("check --demo");

        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Join(root, "Fuelgauge.slnx")))
            root = Path.GetDirectoryName(root)!;
        Assert.Contains("$ fuelgauge check --demo\n" + ran.Output, await File.ReadAllTextAsync(Path.Join(root, "README.md"), TestContext.Current.CancellationToken));
    }
}
