namespace Fuelgauge.App.Output;

/// <summary>The JSON Schemas (draft 2020-12) of what is printed, by the name typed after <c>schema</c>.</summary>
internal static class Schemas
{
    const string Prefix = "schemas/";

    /// <summary>Their names, in order. A list, because asking for the names of resources would be a twentieth of every command's start-up.</summary>
    public static IReadOnlyList<string> Names { get; } = ["check", "db", "forecast", "guard", "history", "leases", "pick", "usage", "usage-sources"];

    /// <summary>The schema's text; null when nobody knows the name.</summary>
    public static string? Find(string name)
    {
        using var stream = typeof(Schemas).Assembly.GetManifestResourceStream(Prefix + name);
        if (stream is null)
            return null;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
