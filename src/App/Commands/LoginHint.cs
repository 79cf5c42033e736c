using Fuelgauge.App.Configuration.Accounts;

namespace Fuelgauge.App.Commands;

/// <summary>Tells, once, which logins of other programs were found, what switching them on would call, and the one line that does.</summary>
internal static class LoginHint
{
    /// <summary>The lines for people; empty where there is no such login.</summary>
    /// <param name="logins">The logins that are not switched on and were not told of before.</param>
    /// <param name="configuration">The file that the line belongs in, for people.</param>
    public static IEnumerable<string> Lines(IReadOnlyList<BorrowedLogin> logins, string configuration)
    {
        if (logins.Count == 0)
            yield break;
        yield return "Logins of other programs were found. Nothing is sent with them unless you say so:";
        foreach (var login in logins)
            yield return $"  {login.Program} in {login.Origin}{(login.Calls.Count == 0 ? "" : $" would ask {string.Join(" and ", login.Calls)}")}";
        yield return $"To use them, write at the top of {configuration}: {BorrowedLogin.Line(logins)}";
        yield return "This is said once; borrowed_tokens = \"offline\" says no, and \"fuelgauge providers --keys\" lists them again.";
    }
}
