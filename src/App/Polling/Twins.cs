using Fuelgauge.Core.Model;
using Fuelgauge.Core.Polling;

namespace Fuelgauge.App.Polling;

/// <summary>
/// Accounts that are polled once: those whose answers depend on the same things, and those with the same login in several places, each with a token of its own
/// there (two folders of one program, which renews each by itself).
/// </summary>
static class Twins
{
    /// <summary>The accounts in groups, each with the identity of its first, which is the one that is asked.</summary>
    /// <param name="accounts">The accounts.</param>
    /// <param name="salt">Of the poll state.</param>
    /// <param name="now">Now, UTC: a login that has not ended is asked with rather than one that has.</param>
    public static IReadOnlyList<(string Identity, IReadOnlyList<Account> Accounts)> Of(IReadOnlyList<Account> accounts, ReadOnlySpan<byte> salt, DateTimeOffset now)
    {
        var groups = new List<(string Identity, List<Account> Accounts)>();
        var byIdentity = new Dictionary<string, List<Account>>(StringComparer.Ordinal);
        foreach (var account in accounts)
        {
            var identity = PollIdentity.Of(account, salt);
            var login = PollIdentity.OfLogin(account, salt);
            if (!byIdentity.TryGetValue(identity, out var group) && (login is null || !byIdentity.TryGetValue(login, out group)))
                groups.Add((identity, group = []));
            group.Add(account);
            byIdentity.TryAdd(identity, group);
            if (login is not null)
                byIdentity.TryAdd(login, group);
        }

        var twins = new List<(string, IReadOnlyList<Account>)>();
        foreach (var (identity, group) in groups)
        {
            var first = group.MinBy(account => (EndOf(account) <= now, -EndOf(account).UtcTicks))!;
            twins.Add(group.Count == 1 ? (identity, group) : (PollIdentity.Of(first, salt), [first, .. group.Where(account => account != first).Select(account => Told(account, first))]));
        }

        return twins;
    }

    static DateTimeOffset EndOf(Account account) => account.Credentials.Values.Min(credential => credential.Login?.EndsAt) ?? DateTimeOffset.MaxValue;

    /// <summary>Two keys that are equal are what the user wrote; that two logins are one need not be known to him.</summary>
    static Account Told(Account account, Account first) => account.Credentials.Values.All(credential => credential.Login?.Program is null)
        ? account
        : account with { Problems = [.. account.Problems, new("credentials", State.SameLogin, $"the same login as {first.Id}, which is asked for both")] };
}
