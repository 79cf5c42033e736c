namespace Fuelgauge.Core.Credentials;

/// <summary>A helper program that prints a credential, with its arguments. Two are equal when they would be run alike.</summary>
/// <param name="Arguments">The program first: an absolute path, or a name to find in the search path. At least one.</param>
public sealed record KeyCommand(IReadOnlyList<string> Arguments)
{
    /// <summary>The program, for messages. Arguments are left out: people put secrets there.</summary>
    public string Program => Arguments[0];

    /// <inheritdoc/>
    public bool Equals(KeyCommand? other) => other is not null && Arguments.SequenceEqual(other.Arguments, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(string.Join('\0', Arguments), StringComparison.Ordinal);

    /// <summary>The program's name alone.</summary>
    public override string ToString() => Program;
}
