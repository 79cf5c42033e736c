using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Configuration.Accounts;

/// <summary>What a selection came to.</summary>
/// <param name="Accounts">In catalogue order; within a provider <c>default</c> first.</param>
/// <param name="Errors">Words that name no account, each with the nearest that does; any is a wrong argument.</param>
internal sealed record AccountList(IReadOnlyList<Account> Accounts, IReadOnlyList<string> Errors)
{
    /// <summary>What the user should know of files that have become wrong since they were read; empty for nothing.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
