using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Configuration.Accounts;

/// <summary>What a selection came to.</summary>
/// <param name="Accounts">In catalogue order; within a provider <c>default</c> first.</param>
/// <param name="Errors">Words that name no account, each with the nearest that does; any is a wrong argument.</param>
internal sealed record AccountList(IReadOnlyList<Account> Accounts, IReadOnlyList<string> Errors)
{
    /// <summary>What the user should know of files that have become wrong since they were read; empty for nothing.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Logins of other programs that were found and are not switched on.</summary>
    public IReadOnlyList<BorrowedLogin> Unused { get; init; } = [];

    /// <summary>True where a credential's file may have been caught in the middle of a change, so that another look in a moment may say more.</summary>
    public bool IsUnsettled { get; init; }
}
