using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Wire;

namespace Fuelgauge.Core.Extraction.Readers;

/// <summary>
/// The accounts a Fireworks key is of, pages of <c>accounts/&lt;id&gt;</c>. The id is kept as <c>{account_id}</c>: the one that the user names, where the key
/// has it; else the only one. Of several none is picked.
/// Source: docs.fireworks.ai "List accounts", read 2026-11-23.
/// </summary>
sealed class FireworksAccountsReader(AnswerScope scope)
{
    const string Setting = "account";
    const string KeptName = "account_id";
    const string Prefix = "accounts/";
    static readonly TimeSpan KeptFor = TimeSpan.FromHours(24);

    public AnswerResult Read()
    {
        var lists = scope.Root.Elements().Select(page => page.Member("accounts")).ToList();
        if (lists.Exists(list => list.ValueKind != System.Text.Json.JsonValueKind.Array)) return Failed(Failures.Unrecognized(scope, "has no $.accounts"));

        var ids = lists.SelectMany(list => list.Elements()).Select(account => account.Text(scope, "name")).OfType<string>()
            .Select(name => name.StartsWith(Prefix, StringComparison.Ordinal) ? name[Prefix.Length..] : name).ToList();
        if (scope.Context.Account.Settings.TryGetValue(Setting, out var named))
        {
            return ids.Contains(named, StringComparer.Ordinal) ? Kept(named)
                : Failed(new(State.Auth, $"the key is not of the account {scope.Clean(named)}; it is of {Listed(ids)}. Correct FIREWORKS_ACCOUNT_ID, or remove it to take the key's own."));
        }

        return ids.Count switch
        {
            0 => Failed(Failures.Of(scope, State.NoData)),
            1 => Kept(ids[0]),
            _ => Failed(new(State.NoData, $"the key is of several accounts ({Listed(ids)}). Name one with FIREWORKS_ACCOUNT_ID, or account under [account.settings].")),
        };
    }

    AnswerResult Kept(string id) => new() { Keep = new Dictionary<string, KeptValue> { [KeptName] = new(id, scope.Context.Now + KeptFor) } };

    static AnswerResult Failed(PollFailure failure) => new() { Failure = failure, Then = FaultAction.Stop };

    static string Listed(List<string> ids) => ids.Count == 0 ? "none" : string.Join(", ", ids.Take(5));
}
