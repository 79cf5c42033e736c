using System.Diagnostics;
using Fuelgauge.App.Commands;
using Fuelgauge.App.Credentials;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Credentials;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Tests.Credentials;

public sealed class CredentialHelperTests : IDisposable
{
    readonly TemporaryHome home = new();

    public CredentialHelperTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "the helpers here are shell scripts");

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task The_answer_of_a_helper_becomes_the_credential()
    {
        var account = await Run("echo sk-cp-secret");

        Assert.Equal("sk-cp-secret", account.Credentials["key"].Secret.Reveal());
        Assert.Equal("sk-cp-", account.Credentials["key"].Prefix);
        Assert.Equal("/bin/sh", account.Credentials["key"].Origin);
        Assert.Null(account.CredentialFailure);
    }

    [Theory]
    [InlineData("exit 3", "/bin/sh ended with exit code 3. ")]
    [InlineData("kill -9 $$", "/bin/sh ended with exit code 137. ")]
    [InlineData("true", "/bin/sh is empty. ")]
    [InlineData("echo sk-canary; echo sk-canary2", "/bin/sh holds a key with white space")]
    [InlineData("echo sk-canary >&2; exit 1", "/bin/sh ended with exit code 1. ")]
    [InlineData("yes sk-canary", "/bin/sh printed more than 64 KiB. ")]
    public async Task A_helper_that_gives_no_key_is_a_failure_that_says_why(string script, string message)
    {
        var account = await Run(script);

        Assert.Empty(account.Credentials);
        Assert.Equal(message, account.CredentialFailure!.Message[..Math.Min(message.Length, account.CredentialFailure.Message.Length)]);
        Assert.DoesNotContain("canary", account.CredentialFailure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_helper_that_hangs_is_killed_with_everything_it_started()
    {
        var note = Path.Join(home.Path, "child");
        var watch = Stopwatch.StartNew();

        var account = await Run($"sleep 60 & echo $! > {note}; sleep 60", timeout: TimeSpan.FromMilliseconds(500));

        Assert.Contains("did not answer within 0.5 s", account.CredentialFailure?.Message, StringComparison.Ordinal);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30));
        AssertGone(File.ReadAllText(note));
    }

    [Fact]
    public async Task A_program_whose_output_is_an_answer_is_run_each_time_and_its_exit_code_is_told()
    {
        await using var helper = new CredentialHelper(home.Environment(), () => new HashSet<string>(), Setup.Documents, TimeProvider.System);
        var command = new KeyCommand(["/bin/sh", "-c", $"echo x >> {home.Path}/runs; cat {home.Path}/runs; exit 3"]);

        Assert.Equal(new ProgramOutput("x\n", 3, null), await helper.RunAsync(command, TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        Assert.Equal("x\nx\n", (await helper.RunAsync(command, TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken)).Text);
        var slow = await helper.RunAsync(new(["/bin/sh", "-c", "sleep 60"]), TimeSpan.FromMilliseconds(200), TestContext.Current.CancellationToken);
        Assert.StartsWith("/bin/sh did not answer within 0.2 s", slow.Failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_grandchild_that_holds_the_pipe_neither_delays_nor_survives()
    {
        var note = Path.Join(home.Path, "child");
        var watch = Stopwatch.StartNew();

        var account = await Run($"sleep 60 & echo $! > {note}; echo sk-1");

        Assert.Equal("sk-1", account.Credentials["key"].Secret.Reveal());
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(9));
        AssertGone(File.ReadAllText(note));
    }

    [Fact]
    public async Task A_helper_gets_no_variable_that_may_hold_a_credential()
    {
        var account = await Run("echo \"${GLM_API_KEY-gone}/$OTHER\"", variables: [("GLM_API_KEY", "sk-canary"), ("OTHER", "kept")]);

        Assert.Equal("gone/kept", account.Credentials["key"].Secret.Reveal());
    }

    [Fact]
    public async Task A_helper_runs_once_for_all_who_ask()
    {
        var count = Path.Join(home.Path, "count");
        await using var helper = Helper([]);
        var account = Account("/bin/sh", "-c", $"echo x >> {count}; echo sk-1");

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => helper.CompleteAsync(account, TestContext.Current.CancellationToken).AsTask()));

        Assert.Single(File.ReadAllLines(count));
    }

    [Fact]
    public async Task Shutting_down_ends_a_helper_that_runs()
    {
        var helper = Helper([]);
        var running = helper.CompleteAsync(Account("/bin/sleep", "60"), TestContext.Current.CancellationToken).AsTask();

        await helper.DisposeAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public async Task A_program_is_looked_for_only_in_folders_that_others_cannot_write()
    {
        var open = Program("open", "echo sk-wrong");
        var closed = Program("closed", "echo sk-right");
        TemporaryHome.Permit(open, (UnixFileMode)0b111_111_111);
        TemporaryHome.Permit(closed, (UnixFileMode)0b111_101_101);

        var account = await Complete(Account("my-helper"), ("PATH", $"relative:{open}:{closed}"));
        var missing = await Complete(Account("my-helper"), ("PATH", $"relative:{open}"));
        var relative = await Complete(Account("./my-helper"), ("PATH", closed));

        Assert.Equal("sk-right", account.Credentials["key"].Secret.Reveal());
        Assert.StartsWith("my-helper was not found. ", missing.CredentialFailure?.Message, StringComparison.Ordinal);
        Assert.StartsWith("./my-helper was not found. ", relative.CredentialFailure?.Message, StringComparison.Ordinal);
    }

    string Program(string folder, string script)
    {
        var path = home.Write($"{folder}/my-helper", $"#!/bin/sh\n{script}\n");
        TemporaryHome.Permit(path, (UnixFileMode)0b111_101_101);
        return Path.GetDirectoryName(path)!;
    }

    // A kill takes effect a moment after it was sent; a process that is dead but not yet taken note of by its new parent is listed as Z.
    static void AssertGone(string id)
    {
        var status = $"/proc/{id.Trim()}/stat";
        Assert.True(SpinWait.SpinUntil(IsGone, TimeSpan.FromSeconds(20)), "a child of the helper outlived it");

        bool IsGone()
        {
            try
            {
                return File.ReadAllText(status).Contains(") Z ", StringComparison.Ordinal);
            }
            catch (IOException)
            {
                return true;
            }
        }
    }

    [Fact]
    public async Task A_helper_may_print_several_parts()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Unix shell");
        var store = new CredentialStore { Format = CredentialFormat.Json, Parts = new Dictionary<string, string> { ["access_key"] = "$.AccessKeyId", ["secret_key"] = "$.SecretAccessKey" } };

        var account = await Complete(Stored(store, """echo '{"Version":1,"AccessKeyId":"AKID","SecretAccessKey":"s"}'"""), ("PATH", "/usr/bin:/bin"));
        var empty = await Complete(Stored(store, "echo '{}'"), ("PATH", "/usr/bin:/bin"));

        Assert.Equal(["access_key AKID /bin/sh", "secret_key s /bin/sh"], account.Credentials.Select(part => $"{part.Key} {part.Value.Secret.Reveal()} {part.Value.Origin}"));
        Assert.Equal("/bin/sh printed none of $.AccessKeyId, $.SecretAccessKey. Run it by hand to see what it prints.", empty.CredentialFailure?.Message);
    }

    [Fact]
    public async Task What_is_no_secret_in_a_printed_login_becomes_settings_and_what_was_written_stays()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Unix shell");
        var store = new CredentialStore
        {
            Format = CredentialFormat.Json,
            Parts = new Dictionary<string, string> { ["key"] = "$.token" },
            Settings = new Dictionary<string, StoreValue> { ["plan"] = new("$.plan"), ["region"] = new("$.region"), ["tier"] = new("$.tier") },
        };
        var stored = Stored(store, """echo '{"token":"fixture-token","plan":"max","region":"eu","tier":"20x"}'""");
        var account = await Complete(stored with
        {
            Provider = stored.Provider with { Settings = [new SettingDefinition("plan", [], null), new SettingDefinition("region", [], "us"), new SettingDefinition("tier", [], null)] },
            Settings = new Dictionary<string, string> { ["region"] = "us", ["tier"] = "own" },
        }, ("PATH", "/usr/bin:/bin"));

        Assert.Equal(["plan max", "region eu", "tier own"], account.Settings.OrderBy(setting => setting.Key).Select(setting => $"{setting.Key} {setting.Value}"));
    }

    static Account Stored(CredentialStore store, string script)
    {
        var account = Account("/bin/sh", "-c", script);
        return account with { Provider = account.Provider with { Credentials = [new CredentialDefinition("key", [], [], []) { Store = store }] } };
    }

    Task<Account> Run(string script, TimeSpan? timeout = null, params (string, string)[] variables) =>
        Complete(Account("/bin/sh", "-c", script), timeout, [("PATH", "/usr/bin:/bin"), .. variables]);

    Task<Account> Complete(Account account, params (string, string)[] variables) => Complete(account, null, variables);

    async Task<Account> Complete(Account account, TimeSpan? timeout, (string, string)[] variables)
    {
        await using var helper = Helper(variables, timeout);
        return await helper.CompleteAsync(account, TestContext.Current.CancellationToken);
    }

    CredentialHelper Helper((string, string)[] variables, TimeSpan? timeout = null) =>
        new(home.Environment(variables), () => new HashSet<string> { "GLM_API_KEY" }, Setup.Documents, TimeProvider.System) { Timeout = timeout ?? CredentialHelper.DefaultTimeout };

    static Account Account(params string[] command) => new()
    {
        Id = new AccountId("demo", "default"),
        Provider = new ProviderDefinition
        {
            Id = "demo",
            Name = "Demo",
            AsciiName = "Demo",
            Regions = [new Region("default", null, null, [])],
            Credentials = [new CredentialDefinition("key", [], [], ["sk-", "sk-cp-"])],
            Confidence = "observed",
            ReadOn = new DateOnly(2026, 11, 23),
            Summary = "",
        },
        Region = new Region("default", null, null, []),
        KeyCommands = new Dictionary<string, KeyCommand> { ["key"] = new(command) },
    };
}
