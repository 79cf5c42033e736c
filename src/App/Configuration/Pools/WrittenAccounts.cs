using Fuelgauge.App.Configuration.Settings;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Configuration.Pools;

/// <summary>Every account that the configuration writes down, those of pools as their files are now.</summary>
internal static class WrittenAccounts
{
    /// <summary>
    /// The accounts: single ones, then those of pools. Within a provider a name belongs to the first account that has it, and a pool's to the pool;
    /// whoever comes later costs its own row, which says so.
    /// </summary>
    public static IReadOnlyList<AccountSettings> Of(FuelgaugeSettings settings)
    {
        if (settings.Pools.Count == 0)
            return settings.Accounts;
        var taken = settings.Accounts.ToDictionary(account => account.Id, account => account.Origin);
        foreach (var pool in settings.Pools)
            taken[pool.Shared.Id] = pool.Shared.Origin;
        var all = settings.Accounts.ToList();
        var clashes = 0;
        foreach (var pool in settings.Pools)
        {
            foreach (var member in pool.Members())
                all.Add(Admitted(member, pool, taken, ref clashes));
        }
        return all;
    }

    static AccountSettings Admitted(AccountSettings member, Pool pool, Dictionary<AccountId, string> taken, ref int clashes)
    {
        // The row of a pool without accounts is the pool's own.
        if (ReferenceEquals(member.Places, pool.Shared.Places) || taken.TryAdd(member.Id, Place(member)))
            return member;
        AccountId free;
        do
        {
            free = member.Id with { Name = Numbered(member.Id.Name, ++clashes + 1) };
        }
        while (!taken.TryAdd(free, Place(member)));
        return member with
        {
            Id = free,
            Fault = member.Fault ?? new(State.NoKey, $"{Place(member)} makes an account {member.Id}, which is there already ({taken[member.Id]}). Rename one of the two."),
        };
    }

    static string Place(AccountSettings member) => member.Places.Values.OfType<Core.Credentials.FilePlace>().FirstOrDefault() is { } file ? file.Path : member.Origin;

    static string Numbered(string name, int number) => $"{name[..Math.Min(name.Length, AccountNameRule.MostLetters - 8)]}.{number}";
}
