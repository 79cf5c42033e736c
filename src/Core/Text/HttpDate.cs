using System.Globalization;

namespace Fuelgauge.Core.Text;

/// <summary>The date of HTTP headers: <c>Mon, 23 Nov 2026 12:00:00 GMT</c> (RFC 9110, section 5.6.7).</summary>
static class HttpDate
{
    /// <summary>Reads one; false for any other text.</summary>
    public static bool TryParse(string text, out DateTimeOffset date) =>
        DateTimeOffset.TryParseExact(text.Trim(), "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out date);
}
