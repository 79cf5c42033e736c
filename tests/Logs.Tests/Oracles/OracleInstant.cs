using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Fuelgauge.Logs.Tests.Oracles;

/// <summary>Instants, with a pattern and <see cref="DateTimeOffset"/>.</summary>
public static partial class OracleInstant
{
    /// <summary>Milliseconds since 1970 UTC; null for what is no instant.</summary>
    public static long? Of(byte[]? text)
    {
        var match = Pattern().Match(text is null ? "" : Encoding.Latin1.GetString(text));
        if (!match.Success || !DateTime.TryParseExact($"{match.Groups["date"]}T{match.Groups["time"]}", "yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            return null;
        var milliseconds = int.Parse(match.Groups["fraction"].Value.PadRight(3, '0')[..3]);
        var offset = match.Groups["hours"].Success ? int.Parse(match.Groups["hours"].Value) * 60 + int.Parse("0" + match.Groups["minutes"].Value) : 0;
        var minutes = match.Groups["sign"].Value == "-" ? -offset : offset;
        return (local.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond + milliseconds - minutes * 60_000L;
    }

    [GeneratedRegex(@"\A(?<date>[0-9]{4}-[0-9]{2}-[0-9]{2})[Tt ](?<time>[0-9]{2}:[0-9]{2}:[0-9]{2})([.,](?<fraction>[0-9]+))?([Zz]|(?<sign>[+-])(?<hours>[01][0-9]|2[0-3])(:?(?<minutes>[0-5][0-9]))?)\z")]
    private static partial Regex Pattern();
}
