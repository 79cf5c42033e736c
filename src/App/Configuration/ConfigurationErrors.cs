using System.Collections;

namespace Fuelgauge.App.Configuration;

/// <summary>A mistake in a file that a person wrote.</summary>
/// <param name="File">The file as the user knows it.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Message">The bad value and a good one, in one line.</param>
internal sealed record ConfigurationError(string File, int Line, string Message)
{
    /// <summary><c>file:line: message</c>.</summary>
    public override string ToString() => $"{File}:{Line}: {Message}";
}

/// <summary>All mistakes found so far, so that a person sees every one of them at once.</summary>
internal sealed class ConfigurationErrors : IReadOnlyCollection<ConfigurationError>
{
    const int LongestMessage = 800;
    readonly List<ConfigurationError> errors = [];

    /// <inheritdoc/>
    public int Count => errors.Count;

    /// <summary>Adds a mistake. What the message quotes may be hostile: control characters become <c>?</c>, and it is cut to a readable length.</summary>
    public void Add(string file, int line, string message)
    {
        var text = string.Concat(message.Take(LongestMessage).Select(letter => char.IsControl(letter) ? '?' : letter));
        errors.Add(new ConfigurationError(file, line, text.Length < message.Length ? text + "…" : text));
    }

    /// <summary>Adds the mistakes of another file or pass.</summary>
    public void AddRange(IEnumerable<ConfigurationError> others) => errors.AddRange(others);

    /// <summary>The mistakes by file and line, in the order they were found where these are equal.</summary>
    public IEnumerator<ConfigurationError> GetEnumerator() =>
        errors.OrderBy(error => error.File, StringComparer.Ordinal).ThenBy(error => error.Line).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
