using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Logs;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Configuration.Definitions;

/// <summary>The closed lists of words that a definition chooses from.</summary>
internal static class DefinitionWords
{
    /// <summary>How well the facts are known.</summary>
    public static readonly string[] Confidences = ["documented", "observed", "unverified"];

    /// <summary>Kinds of sources.</summary>
    public static readonly string[] SourceKinds = [SourceKind.Http, SourceKind.File, SourceKind.Command, SourceKind.Statusline, SourceKind.Dispatch, SourceKind.None];

    /// <summary>Agents whose session logs are read.</summary>
    public static readonly string[] LogAgents = [.. LogFormats.All.Select(format => format.Agent)];

    /// <summary>What an answer can fail with. The other states follow from numbers, or from what happens before and after the request.</summary>
    public static readonly IReadOnlyDictionary<string, State> FaultStates = new[]
    {
        State.Auth, State.NoPlan, State.NoData, State.Throttled, State.Blocked, State.Exhausted, State.ProviderError, State.Unrecognized, State.Idle,
    }.ToDictionary(state => state.Name);

    /// <summary>Reads a lower-case word as a value of an enumeration whose members are single words.</summary>
    public static T? Enum<T>(Toml.TomlTableReader table, string key, bool required = false) where T : struct, Enum =>
        table.Word(key, System.Enum.GetNames<T>().Select(name => name.ToLowerInvariant()).ToArray(), required) is { } word
            ? System.Enum.Parse<T>(word, ignoreCase: true)
            : null;
}
