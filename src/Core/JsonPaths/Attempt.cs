using System.Diagnostics.CodeAnalysis;

namespace Fuelgauge.Core.JsonPaths;

/// <summary>Turns a parser that throws into one that answers.</summary>
static class Attempt
{
    public static bool Parse<T>(Func<string, T> parse, string text, [NotNullWhen(true)] out T? value, [NotNullWhen(false)] out string? error, out int position)
        where T : class
    {
        try
        {
            (value, error, position) = (parse(text), null, 0);
            return true;
        }
        catch (JsonPathException exception)
        {
            (value, error, position) = (null, exception.Message, exception.Position);
            return false;
        }
    }
}
