namespace Fuelgauge.App.Configuration.Settings;

/// <summary>A key of <c>config.toml</c>: the one table behind the reference in the docs, the file that <c>config init</c> writes, and <c>config set</c>.</summary>
/// <param name="Section">The table it is in: empty for the top, <c>thresholds</c>, <c>account</c>…</param>
/// <param name="Name">The key.</param>
/// <param name="Shape">What kind of value it takes.</param>
/// <param name="Example">A good value as TOML.</param>
/// <param name="Default">What holds without it, in words.</param>
/// <param name="Meaning">What it does, one sentence.</param>
internal sealed record ConfigKey(string Section, string Name, ConfigShape Shape, string Example, string Default, string Meaning);

/// <summary>How the value of a key is written.</summary>
internal enum ConfigShape
{
    /// <summary>Text in quotes.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A number, or text with a unit.</summary>
    Amount,

    /// <summary>true or false.</summary>
    Flag,

    /// <summary>A list of texts.</summary>
    List,

    /// <summary>A word, or a list of texts.</summary>
    TextOrList,

    /// <summary>A number, or an inline table.</summary>
    Budget,
}
