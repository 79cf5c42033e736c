using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Extraction;

/// <summary>What an account must say before a request can be made: the address of a site of its own, and the settings that the request's templates name.</summary>
static class RequestNeeds
{
    const string Host = "{host}";

    /// <summary>False for an account that lacks nothing, whatever is asked: then nothing need be looked at.</summary>
    public static bool MayLack(Account account) => account.Region.BaseUrlVariables.Count > 0 || account.Provider.Settings.Count > 0;

    /// <summary>The requests that can be made.</summary>
    /// <param name="source">Their source.</param>
    /// <param name="requests">Requests in the order they are made.</param>
    /// <param name="account">Whose.</param>
    /// <param name="failure">What the first of the others needs, with the way out; null when there are no others.</param>
    public static IReadOnlyList<RequestDefinition> Met(SourceDefinition source, IEnumerable<RequestDefinition> requests, Account account, out PollFailure? failure)
    {
        failure = null;
        var met = new List<RequestDefinition>();
        foreach (var request in requests)
        {
            if (Lack(source, request, account, met) is { } lack) failure ??= lack;
            else met.Add(request);
        }

        return met;
    }

    /// <summary>The failure of a request for want of a setting, which it names with the places it may stand in.</summary>
    public static PollFailure Setting(SettingDefinition setting, string who, Account account) => new(State.Auth,
        $"{who} needs {setting.Name}, which has no usable value. Set {string.Join(" or ", setting.Variables.Append($"{setting.Name} under [account.settings]"))}, then run \"fuelgauge check {account.Id}\".");

    /// <summary>The failure of a request for want of an address, with the places it may stand in.</summary>
    public static PollFailure Address(string who, Account account) => new(State.Unreachable,
        $"{who} has no host: the region {account.Region.Id} names none. Set {string.Join(" or ", account.Region.BaseUrlVariables.Append("base_url in its [[account]]"))}.");

    static PollFailure? Lack(SourceDefinition source, RequestDefinition request, Account account, List<RequestDefinition> earlier)
    {
        if (account.BaseUrl is null && account.Region.BaseUrl is null && request.Url.StartsWith(Host, StringComparison.Ordinal)) return Address(source.Id, account);
        foreach (var setting in account.Provider.Settings)
        {
            if (account.Settings.GetValueOrDefault(setting.Name) is { Length: > 0 }) continue;
            if (earlier.Exists(other => other.Keep.Any(keep => keep.Name == setting.Name))) continue;
            if (Templates(source, request).Any(template => Placeholders.Names(template).Contains(setting.Name))) return Setting(setting, source.Id, account);
        }

        return null;
    }

    static IEnumerable<string> Templates(SourceDefinition source, RequestDefinition request) =>
        new[] { request.Url, request.Body }.OfType<string>().Concat(request.Headers.Keys).Concat(request.Headers.Values).Concat(source.AuthOf(request)?.Templates ?? []);
}
