namespace Fuelgauge.Core.Model;

/// <summary>One credential at one provider, as the user names it: <c>glm/work</c>.</summary>
/// <param name="Provider">The provider's id, its folder name.</param>
/// <param name="Name">The user's word; <c>default</c> where none was given. Letters, digits, <c>. _ -</c>; 64 at most.</param>
public readonly record struct AccountId(string Provider, string Name) : IComparable<AccountId>
{
    /// <summary>The name of an account that was not given one.</summary>
    public const string DefaultName = "default";

    /// <inheritdoc/>
    public int CompareTo(AccountId other)
    {
        var byProvider = string.CompareOrdinal(Provider, other.Provider);
        return byProvider != 0 ? byProvider : string.CompareOrdinal(Name, other.Name);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Provider}/{Name}";

    /// <summary>Ordinal order.</summary>
    public static bool operator <(AccountId left, AccountId right) => left.CompareTo(right) < 0;

    /// <summary>Ordinal order.</summary>
    public static bool operator >(AccountId left, AccountId right) => left.CompareTo(right) > 0;

    /// <summary>Ordinal order.</summary>
    public static bool operator <=(AccountId left, AccountId right) => left.CompareTo(right) <= 0;

    /// <summary>Ordinal order.</summary>
    public static bool operator >=(AccountId left, AccountId right) => left.CompareTo(right) >= 0;
}
