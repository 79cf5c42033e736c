namespace Fuelgauge.Core.JsonPaths;

/// <summary>A document asked for more work than a <see cref="PathBudget"/> allows, or nests too deeply to be walked.</summary>
public sealed class JsonPathBudgetException : Exception
{
    /// <summary>Makes the error with the limit that was met.</summary>
    public JsonPathBudgetException(string message)
        : base(message)
    {
    }
}
