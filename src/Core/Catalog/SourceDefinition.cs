namespace Fuelgauge.Core.Catalog;

/// <summary>One way to read an account.</summary>
public sealed record SourceDefinition
{
    /// <summary>Unique within the provider: <c>wallet</c>, <c>plan</c>, <c>tasks</c>.</summary>
    public required string Id { get; init; }

    /// <summary>How it is read: one of <see cref="SourceKind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The source that measures the same: of equal meters the fresher counts, and its failures of the passing kind are none where this one is read. Null for a source of its own.</summary>
    public string? Mirrors { get; init; }

    /// <summary>How the credential is sent; null for a source that needs none.</summary>
    public AuthDefinition? Auth { get; init; }

    /// <summary>Name of the option that switches it on; null when it is always on.</summary>
    public string? Option { get; init; }

    /// <summary>What asking costs the user, for people: <c>US$0.01 for each answer</c>. It is then asked only for an account that is named. Null where asking is free.</summary>
    public string? Costs { get; init; }

    /// <summary>False when only side meters come from it: its failure then takes no gate away.</summary>
    public bool HasGates { get; init; } = true;

    /// <summary>The credential part that <c>none</c> is about (null where no credential is of any use), or whose text a <c>command</c> is; null for other kinds.</summary>
    public string? Part { get; init; }

    /// <summary>Why nothing can be read, and what can be done, for <c>none</c>; null for other kinds.</summary>
    public string? Message { get; init; }

    /// <summary>Requests in the order they are made. Empty for <c>dispatch</c> and <c>none</c>.</summary>
    public IReadOnlyList<RequestDefinition> Requests { get; init; } = [];

    /// <summary>How the credential is sent with one of its requests; null for a source that needs none.</summary>
    public AuthDefinition? AuthOf(RequestDefinition request) => request.Auth ?? Auth;

    /// <summary>True when some request is read beside the answers of others.</summary>
    public bool HasJoins
    {
        get
        {
            for (var index = 0; index < Requests.Count; index++)
            {
                if (Requests[index].Join.Count > 0) return true;
            }

            return false;
        }
    }
}

/// <summary>One request of a source, over HTTP or to this machine, and how its answer is read.</summary>
public sealed record RequestDefinition
{
    /// <summary>Unique within the source; names the fixture file.</summary>
    public required string Id { get; init; }

    /// <summary><c>GET</c> or <c>POST</c>.</summary>
    public string Method { get; init; } = "GET";

    /// <summary>URL with <c>{host}</c>, <c>{setting}</c> and kept names in braces; it begins with <c>{host}</c> or with an https origin that the regions list. Empty where nothing is sent.</summary>
    public required string Url { get; init; }

    /// <summary>The file that is read, for the kind <c>file</c>; null for other kinds.</summary>
    public FileDefinition? File { get; init; }

    /// <summary>Whose status line it is, for the kind <c>statusline</c>; null for other kinds, and where it cannot be installed.</summary>
    public StatuslineDefinition? Statusline { get; init; }

    /// <summary>Extra headers, templates as in <see cref="Url"/>; a name may be one setting in braces.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>How the source's credential is sent with this request; null for the way that the source says.</summary>
    public AuthDefinition? Auth { get; init; }

    /// <summary>Body template, sent as JSON; null for none.</summary>
    public string? Body { get; init; }

    /// <summary>The least time between two such requests.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The shortest interval that an account may set instead; null for any.</summary>
    public TimeSpan? NeverUnder { get; init; }

    /// <summary>Its own share of the account's timeout, for best-effort requests; null for all of it.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Most requests at a time to its host; null for the general number.</summary>
    public int? MaxParallel { get; init; }

    /// <summary>Most calls to its host in a time, over all accounts and processes; null for as many as the interval lets through.</summary>
    public RateDefinition? Rate { get; init; }

    /// <summary>True when it is made only where the requests before it found nothing.</summary>
    public bool IsFallback { get; init; }

    /// <summary>True when it only adds to the answer (a plan's name): it runs after the first answer's path, and its failure is never shown.</summary>
    public bool IsExtra { get; init; }

    /// <summary>Regions it exists in; empty for all.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>Key prefixes it is not made for; empty for none.</summary>
    public IReadOnlyList<string> ExceptPrefixes { get; init; } = [];

    /// <summary>Name of the option that switches it on; null when it is always on.</summary>
    public string? Option { get; init; }

    /// <summary>A setting that it finds out: it is made only where the account does not have that. Null when it is made anyway.</summary>
    public string? UnlessSetting { get; init; }

    /// <summary>Earlier requests of the source whose answers stand beside its own: the readings see <c>{id: answer}</c> as <c>$</c>. Empty when they see its own answer alone.</summary>
    public IReadOnlyList<string> Join { get; init; } = [];

    /// <summary>False for an endpoint nobody has confirmed: its readings say so.</summary>
    public bool IsVerified { get; init; } = true;

    /// <summary>Rules for answers that are failures; the first that fits decides.</summary>
    public IReadOnlyList<FaultRule> Faults { get; init; } = [];

    /// <summary>Name of the reader for answers that need judgement; null when <see cref="Readings"/> say it all.</summary>
    public string? Reader { get; init; }

    /// <summary>Where the numbers sit. Empty with a reader, or for an extra that gives only a plan's name.</summary>
    public IReadOnlyList<ReadingDefinition> Readings { get; init; } = [];

    /// <summary>Words of warning that an answer may hold beside its numbers.</summary>
    public IReadOnlyList<NoticeDefinition> Notices { get; init; } = [];

    /// <summary>The plan's name; null when the answer has none.</summary>
    public ValueDefinition? Plan { get; init; }

    /// <summary>The provider's own id of the account, kept only as a salted hash; null when the answer has none.</summary>
    public ValueDefinition? Identity { get; init; }

    /// <summary>True when something is read from its answer alone; false for one that is there for others to join.</summary>
    public bool IsReadAlone => Reader is not null || Readings.Count + Notices.Count + Keep.Count > 0 || Plan is not null || Identity is not null;

    /// <summary>Values that later requests of the source may use.</summary>
    public IReadOnlyList<KeepDefinition> Keep { get; init; } = [];

    /// <summary>How further pages are asked for; null for a single page. The readings of a paged request see an array of the pages' bodies as <c>$</c>.</summary>
    public PagesDefinition? Pages { get; init; }

    /// <summary>Makes the request once per item of an earlier answer; null for once. The readings then see an array of <c>{item, answer}</c> as <c>$</c>.</summary>
    public ForEachDefinition? ForEach { get; init; }
}

/// <summary>A value kept from an answer for later requests, as <c>{name}</c>.</summary>
/// <param name="Name">The name in braces.</param>
/// <param name="Value">Where it sits.</param>
/// <param name="For">How long it is good for.</param>
/// <param name="Default">What stands for it until an answer says it: what is computed with it is an estimate. Null for nothing.</param>
public sealed record KeepDefinition(string Name, ValueDefinition Value, TimeSpan For, string? Default = null);

/// <summary>A word of warning beside the numbers: a payment failed, a plan is past due.</summary>
/// <param name="When">Whether the answer holds it.</param>
/// <param name="Message">What it says.</param>
public sealed record NoticeDefinition(FilterDefinition When, ValueDefinition Message);

/// <summary>One request per item of an earlier answer.</summary>
/// <param name="Request">The earlier request's id, in the same source.</param>
/// <param name="Path">The items, in that answer.</param>
/// <param name="As">The name in braces that stands for an item.</param>
public sealed record ForEachDefinition(string Request, JsonPaths.JsonPath Path, string As);
