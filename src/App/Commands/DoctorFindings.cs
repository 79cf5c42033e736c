using System.Text;
using Fuelgauge.App.Configuration;
using Fuelgauge.App.Configuration.Accounts;
using Fuelgauge.App.Storage;
using Fuelgauge.Core.Text;

namespace Fuelgauge.App.Commands;

/// <summary>What <c>doctor</c> prints: one line a fact, lines that need a hand marked with <c>!</c>.</summary>
/// <param name="world">What the process was given.</param>
/// <param name="configFlag">What <c>--config</c> says.</param>
/// <param name="databaseFlag">What <c>--db</c> says.</param>
/// <param name="plan">Where it goes.</param>
internal sealed class DoctorFindings(World world, string? configFlag, string? databaseFlag, OutputPlan plan)
{
    readonly StringBuilder text = new();

    /// <summary>True to leave names of accounts out, for a report that others read.</summary>
    public bool LeavesNamesOut { get; init; }

    /// <summary>Looks at everything; nothing is sent, and nothing recorded.</summary>
    public string Write()
    {
        var errors = new ConfigurationErrors();
        var setup = Setup.Load(world, configFlag, errors);
        Program();
        Configuration(setup, errors);
        Definitions(setup);
        Databases(setup);
        Network();
        Keys(setup);
        Accounts(setup);
        return text.ToString();
    }

    void Program()
    {
        var now = world.Time.GetUtcNow();
        var local = TimeZoneInfo.ConvertTime(now, world.Time.LocalTimeZone);
        Heading("Program");
        Fact($"fuelgauge {World.Version} on {System.Runtime.InteropServices.RuntimeInformation.OSDescription}");
        Fact($"clock {local:yyyy-MM-dd HH:mm:ss zzz}, zone {world.Time.LocalTimeZone.Id}");
        if (now < BuiltAfter)
            Problem($"the clock shows {now:yyyy-MM-dd}, before this program was made; set it, or waits and resets are wrong");
    }

    void Configuration(Setup setup, ConfigurationErrors errors)
    {
        Heading("Configuration");
        Fact(setup.File.Path is not { } path ? "no home folder, so no configuration" : File.Exists(path) ? Shorten(path) : $"{Shorten(path)} is not there: defaults");
        foreach (var error in errors)
            Problem(Shorten(error.ToString()));
    }

    void Definitions(Setup setup)
    {
        foreach (var definition in setup.Catalog.Definitions)
        {
            Fact($"definition of your own: {definition.Id}, {Shorten(definition.File)}");
            foreach (var error in definition.Errors)
                Problem(Shorten(error.ToString()));
            if (definition.IgnoredPlaces.Count > 0)
                Problem($"{definition.Id} names {string.Join(", ", definition.IgnoredPlaces)}, which it does not get: bind a credential with [[account]] provider = \"{definition.Id}\", key_env = \"...\"");
        }
    }

    void Databases(Setup setup)
    {
        Heading("Databases");
        try
        {
            var place = DatabasePaths.Monitor(world.Environment, databaseFlag, setup.Settings.Database);
            if (!File.Exists(place.Path))
            {
                Fact($"history {Shorten(place.Path)}: made by the first check");
            }
            else
            {
                using var log = SqliteReadingLog.Open(place.Path, world.Time.LocalTimeZone);
                Fact($"history {Shorten(place.Path)}: {new FileInfo(place.Path).Length / 1024.0:0} KiB, {log.SeenSince(DateTimeOffset.UnixEpoch).Count} accounts");
            }
        }
        catch (StorageException fault)
        {
            Problem(Shorten(fault.Message));
        }

        Fact(DatabasePaths.State(world.Environment) is { } state ? $"poll state {Shorten(state)}" : "no home folder, so waits and last good values are not remembered");
        Fact(DatabasePaths.Dispatch(world.Environment, null, setup.Settings.DispatchDatabase) is { } dispatch ? $"dispatcher {Shorten(dispatch)}{(File.Exists(dispatch) ? "" : ": not there")}" : "no dispatcher's database");
    }

    void Network()
    {
        Heading("Network");
        var proxies = ProxyVariables.Where(name => world.Environment.Variable(name) is not null).ToList();
        Fact(proxies.Count == 0 ? "no proxy variables" : $"proxy from {string.Join(", ", proxies)}; loopback is never sent through it");
    }

    void Keys(Setup setup)
    {
        Heading("Keys");
        var findings = KeyFindings.Of(setup.Catalog, setup.Finder, setup.Settings).ToList();
        if (findings.Count == 0)
            Fact("none was found; \"fuelgauge providers\" lists the variables, docs/keys.md the files");
        foreach (var finding in findings)
        {
            Fact($"{Name(finding.Owner)}: {finding.Part} from {Shorten(finding.Place)}{(finding.End(world.Time.GetUtcNow()) is { } end ? $", {end}" : "")}");
            if ((finding.Fault ?? finding.Advice) is { } trouble)
                Problem(Shorten(trouble));
        }
    }

    void Accounts(Setup setup)
    {
        Heading("Accounts");
        var accounts = setup.Resolve(AccountSelection.All).Accounts;
        using var state = SqlitePollState.OpenOrForget(DatabasePaths.State(world.Environment) is { } file && File.Exists(file) ? file : null, Problem);
        var slots = state.Load([.. accounts.Select(account => account.Id)], world.Time.GetUtcNow()).ToLookup(slot => slot.Key.Account);
        foreach (var account in accounts)
        {
            var origins = account.Credentials.Values.Select(credential => credential.Origin).Concat(account.KeyCommands.Values.Select(command => command.Program)).ToList();
            var host = account.BaseUrl?.Authority ?? account.Region.BaseUrl?.Authority;
            Fact($"{Name(account.Id.ToString())}: {(origins.Count == 0 ? "no key" : Shorten(string.Join(", ", origins)))}{(host is null ? "" : $", sent to {host}")}");
            if (account.CredentialFailure is { } failure)
                Problem(Shorten(failure.Message));
            foreach (var problem in account.Problems)
                Problem(Shorten(problem.Message));
            foreach (var (key, slot) in slots[account.Id].OrderBy(slot => slot.Key.Source).ThenBy(slot => slot.Key.Request))
                LastResult($"{key.Source}/{key.Request}", slot);
        }
    }

    void LastResult(string request, Core.Polling.PollSlot slot)
    {
        if (slot.GoodAt is { } good)
            Fact($"  {request}: last good {Ago(good)}");
        if (slot.Failure is { } failure)
            Problem($"  {request}: {failure.State}: {Shorten(failure.Message)}");
        if (slot.NextAllowedAt is { } next && next > world.Time.GetUtcNow())
            Fact($"  {request}: {(slot.IsBackOff ? "waits" : "may be asked again")} in {DurationText.Format(next - world.Time.GetUtcNow())}");
    }

    string Ago(DateTimeOffset at) => $"{DurationText.Format(TimeSpan.FromSeconds(Math.Max(0, (world.Time.GetUtcNow() - at).TotalSeconds)))} ago";

    string Name(string account) => LeavesNamesOut && account.IndexOf('/') is > 0 and var slash ? account[..slash] + "/(account)" : account;

    string Shorten(string line) => world.Environment.Home is { Length: > 1 } home ? line.Replace(home, "~", StringComparison.Ordinal) : line;

    void Heading(string name) => text.Append(text.Length > 0 ? "\n" : "").Append(name).Append('\n');

    void Fact(string line) => Line("  ", line);

    void Problem(string line) => Line("! ", line);

    void Line(string mark, string line) => text.Append(mark).Append(Terminal.Printable.On(plan.Canvas, line)).Append('\n');

    static readonly string[] ProxyVariables = ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy", "NO_PROXY", "no_proxy"];

    // The year the project began: a clock before it was never set.
    static readonly DateTimeOffset BuiltAfter = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
}
