using System.Diagnostics;

namespace Fuelgauge.Core.Model;

/// <summary>A credential's value. It cannot be printed: <see cref="ToString"/> gives <c>***</c>, and it has no property a serializer could find.</summary>
[DebuggerDisplay("***")]
public sealed class Secret : IEquatable<Secret>
{
    readonly string value;

    /// <summary>Wraps a value that has been read from its place.</summary>
    /// <param name="value">The credential itself, trimmed and not empty.</param>
    /// <exception cref="ArgumentException">The value is empty or white space.</exception>
    public Secret(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        this.value = value;
    }

    /// <summary>The credential itself: for the request that carries it, and for what keeps it out of texts. Nowhere else.</summary>
    public string Reveal() => value;

    /// <summary>Always <c>***</c>.</summary>
    public override string ToString() => "***";

    /// <inheritdoc/>
    public bool Equals(Secret? other) => other is not null && string.Equals(value, other.value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Secret);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(value);
}
