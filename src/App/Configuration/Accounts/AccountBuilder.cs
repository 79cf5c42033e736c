using System.Globalization;
using Fuelgauge.App.Configuration.Settings;
using Fuelgauge.App.Files;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Credentials;
using Fuelgauge.Core.Machine;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Configuration.Accounts;

/// <summary>Builds the accounts of one provider.</summary>
internal sealed class AccountBuilder
{
    readonly ICredentialFinder finder;
    readonly HostEnvironment environment;
    readonly FuelgaugeSettings settings;
    readonly ProviderDefinition definition;
    readonly IReadOnlyList<CredentialFind> finds;
    readonly DateTimeOffset now;
    readonly HashSet<BorrowedLogin> unused = [];
    readonly BaseUrlVariable? baseUrl;
    readonly RegionChoice regions;

    /// <summary>Takes what was found for the provider.</summary>
    /// <param name="catalog">Tells whose a foreign host is.</param>
    /// <param name="finder">Reads the places that accounts name.</param>
    /// <param name="environment">The variables.</param>
    /// <param name="settings">The configuration.</param>
    /// <param name="definition">The provider.</param>
    /// <param name="found">Its credentials in the usual places, best first.</param>
    /// <param name="now">Now, UTC: of several logins one that has not ended counts.</param>
    public AccountBuilder(
        ICatalog catalog, ICredentialFinder finder, HostEnvironment environment, FuelgaugeSettings settings, ProviderDefinition definition, IReadOnlyList<CredentialFind> found, DateTimeOffset now)
    {
        (this.finder, this.environment, this.settings, this.definition, this.now) = (finder, environment, settings, definition, now);
        baseUrl = BaseUrlVariable.Of(definition, environment);
        regions = new RegionChoice(definition, environment, baseUrl, found);
        // The keys beside a variable that points elsewhere belong there; those in files do not.
        finds = [.. Usable(found).Select(find => baseUrl is { IsForeign: true } foreign && find.IsVariable ? foreign.Withhold(find, catalog) : find)];
    }

    /// <summary>The logins of other programs that were met and are not switched on.</summary>
    public IEnumerable<BorrowedLogin> Unused => unused.DistinctBy(login => login.Origin);

    /// <summary>True where a place may have been caught in the middle of a change.</summary>
    public bool IsUnsettled { get; private set; }

    /// <summary>True where files were found that the provider's sources read.</summary>
    public bool HasLocalFiles { get; init; }

    /// <summary>The accounts that nobody wrote down: <c>default</c>, and one for each further site that a key was found for.</summary>
    public IEnumerable<Account> Automatic()
    {
        var first = finds.FirstOrDefault(find => find.Secret is not null);
        var region = regions.Of(null, null, first);
        yield return Found(finds, AccountId.DefaultName, region, isNamed: false) with { HasLocalFiles = HasLocalFiles };
        foreach (var other in definition.Regions.Where(other => other != region))
        {
            if (finds.Any(find => find.Secret is not null && find.Region is not null && regions.Of(null, null, find) == other))
                yield return Found(finds, other.Id, other, isNamed: false);
        }
    }

    /// <summary>An account of the configuration.</summary>
    public Account Written(AccountSettings written)
    {
        if (written.Fault is { } fault)
            return Account(written.Id.Name, regions.Of(written.Region, written.BaseUrl, null), isNamed: true) with { Pool = written.Pool, CredentialFailure = OfPool(fault, written), Tags = written.Tags ?? definition.Tags };
        var named = Usable(written.Places.SelectMany(place => Read(place.Key, place.Value)));
        var found = written.Home is { } home ? Usable(definition.Credentials.SelectMany(credential => finder.DiscoverAt(definition.HomeVariable!, home, credential))) : finds;
        // An account called like a site is that site's, unless it says otherwise.
        var wish = written.Region ?? (written.Places.Count == 0 && definition.Regions.Any(region => region.Id == written.Id.Name) ? written.Id.Name : null);
        var known = named.Find(find => find.Secret is not null);
        var region = written.Places.Count > 0
            ? regions.Of(written.Region, written.BaseUrl, known)
            : regions.Of(wish, written.BaseUrl, found.FirstOrDefault(find => find.Secret is not null));
        var account = written.Places.Count == 0
            ? Found(found, written.Id.Name, region, isNamed: true)
            : Account(written.Id.Name, region, isNamed: true) with
            {
                Credentials = Credentials(named),
                KeyCommands = written.Places.Where(place => place.Value is CommandPlace && Withheld(place.Key, place.Value) is null).ToDictionary(place => place.Key, place => ((CommandPlace)place.Value).Command),
                CredentialFailure = OfPool(FailureOf([.. named, .. written.Places.Select(place => Withheld(place.Key, place.Value)).OfType<CredentialFind>()]), written),
            };
        return account with
        {
            Pool = written.Pool,
            Home = written.Home,
            HasLocalFiles = written.Home is { } folder ? LocalFiles.Any(definition.LocalFiles, definition.Places(environment, folder)) : HasLocalFiles && written.Places.Count == 0,
            BaseUrl = written.BaseUrl is { } own ? SiteAddress.Cut(own, region) : account.BaseUrl,
            // As with keys: an account that names its own takes nothing from the environment.
            Settings = Settings(written.Settings, account.Credentials, isOwn: written.Places.Count > 0 || written.Home is not null),
            Options = written.Options,
            MinInterval = written.MinInterval,
            Meters = written.Meters,
            Budget = written.Budget ?? account.Budget,
            Problems = written.Budget is null ? account.Problems : [.. account.Problems.Where(problem => problem.Source != definition.BudgetVariable)],
            Tags = written.Tags ?? definition.Tags,
            Priority = written.Priority,
            Reserve = written.Reserve ?? settings.Reserve,
            Weight = written.Weight,
            Proxy = written.Proxy ?? settings.Proxy,
            UserAgent = written.UserAgent ?? settings.UserAgent,
        };
    }

    /// <summary>Accounts of a pool are not written one by one, so a fault tells where they come from.</summary>
    static PollFailure? OfPool(PollFailure? failure, AccountSettings written) =>
        failure is null || written.Pool is null ? failure : failure with { Message = $"{written.Origin}: {failure.Message}" };

    IReadOnlyList<CredentialFind> Read(string part, CredentialPlace place)
    {
        var credential = definition.Credentials.FirstOrDefault(candidate => candidate.Part == part) ?? new CredentialDefinition(part, [], [], []);
        return place switch
        {
            VariablePlace variable => finder.Read(variable, credential),
            FilePlace file => finder.Read(file, credential),
            _ => [],
        };
    }

    /// <summary>A helper that would print another program's login, which is not switched on: it is not run. Null for any other.</summary>
    CredentialFind? Withheld(string part, CredentialPlace place)
    {
        if (place is not CommandPlace command || definition.Credentials.FirstOrDefault(candidate => candidate.Part == part)?.Store is not { BorrowedFrom: { } program })
            return null;
        var find = new CredentialFind { Part = part, Origin = command.Command.Program, Login = new() { Store = part, Origin = command.Command.Program, Program = program } };
        return BorrowedLogin.Of(find, definition, settings) is { } login ? find with { Failure = login.Failure() } : null;
    }

    // That a place is empty says less than what is wrong with another.
    static PollFailure? FailureOf(IEnumerable<CredentialFind> tried) => tried.Select(find => find.Failure).OfType<PollFailure>().OrderBy(failure => failure.State == State.NoKey).FirstOrDefault();

    /// <summary>An account of what was found, for one site: a find of that site before one that does not tell its site, and one of another site only when the user chose the site.</summary>
    Account Found(IReadOnlyList<CredentialFind> finds, string name, Region region, bool isNamed)
    {
        if (finds.Count == 0)
            return Account(name, region, isNamed);
        var fitting = finds.Where(find => isNamed || regions.Of(null, null, find) == region || find.Region is null)
            .OrderBy(find => find.Secret is null)
            .ThenBy(find => regions.Of(null, null, find) == region ? 0 : find.Region is null ? 1 : 2)
            .ToList();
        var credentials = Credentials(fitting);
        var account = Account(name, region, isNamed);
        return account with
        {
            Credentials = credentials,
            CredentialFailure = credentials.Count > 0 ? null : FailureOf(fitting),
            Problems = credentials.Count > 0 ? [.. account.Problems, .. Unread(fitting, credentials)] : account.Problems,
            Settings = Settings(new Dictionary<string, string>(), credentials, isOwn: false),
        };
    }

    Dictionary<string, Credential> Credentials(IEnumerable<CredentialFind> candidates)
    {
        var credentials = new Dictionary<string, Credential>();
        // The parts of a store belong together: where one of them was found before, none of its others may stand beside it. A login that has ended comes last.
        foreach (var place in candidates.Where(find => find.Secret is not null).GroupBy(find => (object?)find.Login?.Store ?? find).OrderBy(place => place.First().Login?.HasEnded(now) == true))
        {
            if (place.Any(find => credentials.ContainsKey(find.Part)))
                continue;
            foreach (var find in place)
                credentials.TryAdd(find.Part, definition.Credential(find.Part, find.Secret!, find.Origin) with { Login = find.Login });
        }

        return credentials;
    }

    Account Account(string name, Region region, bool isNamed)
    {
        // The variable counts all tasks of the provider, so it is the main account's budget.
        var variable = name == AccountId.DefaultName && !definition.IsForeign ? definition.BudgetVariable : null;
        var budget = variable is null ? null : environment.Variable(variable)?.Trim();
        var isNumber = decimal.TryParse(budget, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var tasks) && tasks > 0;
        var site = definition.IsForeign ? SiteAddress.None : SiteAddress.Of(region, environment);
        return new Account
        {
            Id = new AccountId(definition.Id, name),
            Provider = definition,
            Region = region,
            IsNamed = isNamed,
            Thresholds = settings.Thresholds,
            Budget = isNumber ? new BudgetRule(tasks, BudgetReader.Tasks, null, TimeZoneInfo.Utc, variable!) : null,
            BaseUrl = site.Url,
            Settings = Settings(new Dictionary<string, string>(), new Dictionary<string, Credential>(), isOwn: false),
            Problems = [.. regions.Problems, .. site.Problems, .. budget is null || isNumber ? Array.Empty<Problem>() : [NoBudget(variable!)]],
            Tags = definition.Tags,
            Reserve = settings.Reserve,
            Proxy = settings.Proxy,
            CaFile = settings.CaFile,
            UserAgent = settings.UserAgent,
        };
    }

    /// <summary>What finds may be used; the others are remembered.</summary>
    List<CredentialFind> Usable(IEnumerable<CredentialFind> found)
    {
        List<CredentialFind> all = [.. found];
        IsUnsettled |= all.Exists(find => find.IsUnsettled);
        foreach (var login in all.Where(find => find.Secret is not null).Select(find => BorrowedLogin.Of(find, definition, settings)).OfType<BorrowedLogin>())
            unused.Add(login);
        return [.. BorrowedLogin.Withhold(all, definition, settings)];
    }

    /// <summary>Logins that could not be read, beside what could: nothing else gives their parts.</summary>
    IEnumerable<Problem> Unread(IEnumerable<CredentialFind> tried, Dictionary<string, Credential> credentials) =>
        from find in tried
        where find is { Login: not null, Failure: { } failure } && failure.State != State.NoKey && failure.State != State.NotEnabled
        where definition.Credentials.First(credential => credential.Part == find.Login!.Store).Parts.All(part => !credentials.ContainsKey(part))
        select new Problem("credentials", find.Failure!.State, find.Failure.Message);

    /// <summary>Best first: what the user wrote, variables, what a login says, the usual value.</summary>
    IReadOnlyDictionary<string, string> Settings(IReadOnlyDictionary<string, string> written, IReadOnlyDictionary<string, Credential> credentials, bool isOwn)
    {
        if (definition.Settings.Count == 0)
            return written;
        var settings = new Dictionary<string, string>(written);
        foreach (var setting in definition.Settings)
        {
            // A definition of the user's own could otherwise ask for any variable and send it to its host.
            var variables = isOwn || definition.IsForeign ? [] : setting.Variables;
            var value = variables.Select(variable => environment.Variable(variable)?.Trim()).FirstOrDefault(text => text is { Length: > 0 })
                ?? credentials.Values.Select(credential => credential.Login?.Settings.GetValueOrDefault(setting.Name)).FirstOrDefault(text => text is not null)
                ?? setting.Default;
            if (value is not null)
                settings.TryAdd(setting.Name, value);
        }
        return settings;
    }

    static Problem NoBudget(string variable) =>
        new(variable, State.NoData, $"{variable} is not a number above zero, so there is no budget. Set it to a number of tasks, for example 500.");
}
