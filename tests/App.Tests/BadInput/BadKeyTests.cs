using Fuelgauge.App.Tests.StandIn;

namespace Fuelgauge.App.Tests.BadInput;

/// <summary>A key that cannot be used costs its account, is told with the place it was found in, and is never shown.</summary>
public sealed class BadKeyTests
{
    [Theory]
    [InlineData("", "is empty")]
    [InlineData("\n\n", "is empty")]
    [InlineData("Bitte hier den Schlüssel eintragen", "key")]
    public async Task A_file_without_a_key_is_named(string content, string word)
    {
        await using var accounts = await TwoAccounts.StartAsync();
        var file = accounts.Host.Write("keys/bad", content);
        accounts.Configure(key: $"key_file = \"{file}\"");

        var row = await accounts.CheckAsync();

        Assert.Contains(row.GetProperty("state").GetString(), new[] { "auth", "no_key" });
        Assert.Contains("keys/bad", row.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Contains(word, row.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain(accounts.Server.Requests, request => request.Path.StartsWith("/bad", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{0}\n")]
    [InlineData("\"{0}\"\r\n")]
    [InlineData("export GLM_API_KEY='{0}'\n")]
    public async Task Quotes_and_line_breaks_around_a_key_are_not_sent(string shape)
    {
        await using var accounts = await TwoAccounts.StartAsync(Answers.Status(401));
        var file = accounts.Host.Write("keys/bad", shape.Replace("{0}", TwoAccounts.Key, StringComparison.Ordinal));
        accounts.Configure(key: $"key_file = \"{file}\"");

        await accounts.CheckAsync();

        Assert.All(accounts.Server.Requests, request => Assert.EndsWith(TwoAccounts.Key, request.Header("Authorization"), StringComparison.Ordinal));
        Assert.Contains(accounts.Server.Requests, request => request.Path.StartsWith("/bad", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_variable_that_is_not_set_is_named()
    {
        await using var accounts = await TwoAccounts.StartAsync();
        accounts.Configure(key: "key_env = \"NOBODY_SET_THIS\"");

        var row = await accounts.CheckAsync();

        Assert.Equal(("no_key", "error"), (row.GetProperty("state").GetString(), row.GetProperty("status").GetString()));
        Assert.Contains("NOBODY_SET_THIS", row.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_may_not_be_read_is_named_with_the_way_out()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess, "root and Windows read what mode 000 forbids.");
        await using var accounts = await TwoAccounts.StartAsync();
        var file = accounts.Host.Write("keys/bad", TwoAccounts.Key);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.None);
        accounts.Configure(key: $"key_file = \"{file}\"");

        var row = await accounts.CheckAsync();

        Assert.Equal("auth", row.GetProperty("state").GetString());
        Assert.Contains("chmod 600", row.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_others_can_read_is_used_and_doctor_says_so()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has access lists instead of modes.");
        await using var accounts = await TwoAccounts.StartAsync(Answers.Status(401));
        var file = accounts.Host.Write("keys/bad", TwoAccounts.Key);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        accounts.Configure(key: $"key_file = \"{file}\"");

        await accounts.CheckAsync();

        Assert.Contains(accounts.Server.Requests, request => request.Path.StartsWith("/bad", StringComparison.Ordinal));
        Assert.Contains("chmod 600", (await accounts.Host.RunAsync("doctor")).Output, StringComparison.Ordinal);
    }
}
