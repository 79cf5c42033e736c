using System.CommandLine;
using System.Text;
using Fuelgauge.App.Terminal;

namespace Fuelgauge.App.Commands;

/// <summary>Where a result goes, and in what shape.</summary>
/// <param name="Format">The word typed after <c>--format</c>.</param>
/// <param name="Canvas">What it is drawn on.</param>
/// <param name="Zone">The zone of times meant for people.</param>
/// <param name="File">The file it goes to; null for stdout.</param>
/// <param name="IsQuiet">True when no hints are wanted.</param>
/// <param name="IsVerbose">True when logs are wanted.</param>
internal sealed record OutputPlan(string Format, Canvas Canvas, TimeZoneInfo Zone, string? File, bool IsQuiet, bool IsVerbose)
{
    /// <summary>What the flags of a line ask for.</summary>
    /// <param name="world">What the process was given.</param>
    /// <param name="parsed">The line.</param>
    /// <param name="common">The common options.</param>
    /// <param name="formats">Formats the command knows, the default one first.</param>
    /// <exception cref="CommandFailure">A format or time zone that nobody knows.</exception>
    public static OutputPlan Of(World world, ParseResult parsed, CommonOptions common, IReadOnlyCollection<string> formats)
    {
        var file = parsed.GetValue(common.Output);
        var flags = world.Terminal.Environment with { NoColor = parsed.GetValue(common.NoColor), Ascii = parsed.GetValue(common.Ascii) };
        var isTerminal = world.Terminal.IsOutputTerminal && file is null;
        return new(
            FormatOf(parsed, common, formats),
            flags.Canvas(isTerminal, isTerminal ? world.Terminal.Width : 0),
            ZoneOf(world, parsed, common),
            file is null ? null : world.Environment.Expand(file),
            parsed.GetValue(common.Quiet),
            parsed.GetValue(common.Verbose));
    }

    /// <summary>Puts a result where it belongs.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Write(World world, string text) => Write(world, Encoding.UTF8.GetBytes(text));

    /// <summary>Puts a result where it belongs.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Write(World world, ReadOnlySpan<byte> utf8)
    {
        if (File is null)
            world.Terminal.Write(utf8);
        else
            ResultFile.Write(File, utf8);
    }

    /// <summary>Says on stderr what the user may want to know and need not act on.</summary>
    public void Hint(World world, string line)
    {
        if (!IsQuiet)
            world.Say(line);
    }

    static string FormatOf(ParseResult parsed, CommonOptions common, IReadOnlyCollection<string> formats)
    {
        var format = parsed.GetValue(common.Format);
        if (parsed.GetValue(common.Json))
        {
            if (format is not (null or "json"))
                throw new CommandFailure(ExitCode.Usage, $"--json and --format {format} contradict each other");
            format = "json";
        }

        if (format is null)
            return formats.First();
        return formats.Contains(format)
            ? format
            : throw new CommandFailure(ExitCode.Usage, $"--format {format} is none of {string.Join(", ", formats)}{CommandLine.Suggestion(format, formats)}");
    }

    static TimeZoneInfo ZoneOf(World world, ParseResult parsed, CommonOptions common)
    {
        var name = parsed.GetValue(common.TimeZone);
        if (parsed.GetValue(common.Utc))
            return name is null ? TimeZoneInfo.Utc : throw new CommandFailure(ExitCode.Usage, "--utc and --timezone contradict each other");
        if (name is null)
            return world.Time.LocalTimeZone;
        return TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)
            ? zone
            : throw new CommandFailure(ExitCode.Usage, $"--timezone {name}: this machine knows no such zone; write a name such as Europe/Berlin (they need the time zone data, package tzdata), or --utc");
    }
}
