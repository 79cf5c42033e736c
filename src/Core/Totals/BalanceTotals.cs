using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Totals;

/// <summary>
/// Prepaid balances of several accounts, added up by unit. Counted are whole wallets: balances that are gates, fallbacks or the account's headline.
/// Windows, budgets and spend are not, nor the parts of a wallet (role <c>info</c>), a share of one model or project, last-good values, and accounts of
/// providers whose balances are no money of yours. An account that answers under two keys is counted once, where its provider says which it is.
/// </summary>
/// <param name="Sums">By unit, the one of most accounts first.</param>
/// <param name="Unknown">Accounts that may hold a balance which nobody knows: they could not be read, or did not say.</param>
public sealed record BalanceTotals(IReadOnlyList<AmountSum> Sums, int Unknown)
{
    /// <summary>Nothing.</summary>
    public static readonly BalanceTotals None = new([], 0);

    /// <summary>Adds up the accounts' money.</summary>
    public static BalanceTotals OfMoney(IEnumerable<Snapshot> accounts) => Of(accounts.Where(account => account.CountsInTotals), IsMoney);

    /// <summary>Adds up whatever the accounts' balances are in, money or credits.</summary>
    public static BalanceTotals OfAnything(IEnumerable<Snapshot> accounts) => Of(accounts, unit => unit != "percent");

    /// <summary>True for an ISO 4217 code.</summary>
    public static bool IsMoney(string unit) => unit.Length == 3 && unit.All(char.IsAsciiLetterUpper);

    static BalanceTotals Of(IEnumerable<Snapshot> accounts, Predicate<string> isCounted)
    {
        var sums = new Dictionary<string, AmountSum>(StringComparer.Ordinal);
        var seen = new HashSet<(string Provider, string? Host, string Identity)>();
        var unknown = 0;
        foreach (var account in accounts)
        {
            if (account.Identity is { } identity && !seen.Add((account.Id.Provider, account.Host, identity)))
                continue;
            var wallets = account.Meters.Where((meter, index) => IsWallet(meter.Reading, isHeadline: index == 0) && isCounted(meter.Reading.Unit)).ToList();
            if (wallets.Exists(wallet => wallet.Reading.Remaining is null) || (wallets.Count == 0 && IsUnread(account, isCounted)))
                unknown++;
            foreach (var unit in wallets.Where(wallet => wallet.Reading.Remaining is not null).GroupBy(wallet => wallet.Reading.Unit))
            {
                var before = sums.GetValueOrDefault(unit.Key) ?? new(unit.Key, 0, 0);
                var remaining = unit.Aggregate(before.Remaining, (sum, wallet) => AmountSum.Add(sum, wallet.Reading.Remaining));
                sums[unit.Key] = new(unit.Key, remaining, before.Accounts + 1);
            }
        }

        return new([.. sums.Values.OrderByDescending(sum => sum.Accounts).ThenBy(sum => sum.Unit, StringComparer.Ordinal)], unknown);
    }

    // A wallet of several currencies has one meter for each, which is limited to nothing but its currency.
    static bool IsWallet(Reading reading, bool isHeadline) =>
        reading is Balance && (reading.Role != Role.Info || isHeadline) && (reading.Scope is null || reading.Scope == reading.Unit);

    static bool IsUnread(Snapshot account, Predicate<string> isCounted)
    {
        var isMissing = account.State == State.Partial
            || (account.Meters.Count == 0 && (account.Status == Status.Error || account.LastGood is not null
                || account.State == State.Throttled || account.State == State.Idle || account.State == State.Deferred));
        if (!isMissing)
            return false;
        return account.LastGood is { } last
            ? last.Meters.Where((meter, index) => IsWallet(meter.Reading, index == 0)).Any(meter => isCounted(meter.Reading.Unit))
            : account.Meters.Count == 0;
    }
}
