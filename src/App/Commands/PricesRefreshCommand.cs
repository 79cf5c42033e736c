using System.CommandLine;
using System.Globalization;
using Fuelgauge.App.Pricing;
using Fuelgauge.Core.Pricing;
using Fuelgauge.Core.Pricing.Published;

namespace Fuelgauge.App.Commands;

/// <summary><c>fuelgauge prices refresh FILE</c>: puts a published list that the user fetched in the place of the shipped one.</summary>
internal static class PricesRefreshCommand
{
    /// <summary>Builds the verb.</summary>
    public static Verb Create(World world, CommonOptions common)
    {
        var file = new Argument<string?>("FILE")
        {
            Description = "Prices of genai-prices (data.json) or LiteLLM (model_prices_and_context_window.json)",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var date = new Option<string?>("--date")
        {
            HelpName = "DAY",
            Description = "The day the prices are of, for example 2026-11-23; without it what the file says, else when it was last changed",
        };
        var remove = new Option<bool>("--remove") { Description = "Go back to the shipped prices" };
        var verb = new Verb(
            "refresh",
            "Use a newer list of prices that you fetched; nothing is fetched by this",
            ("fuelgauge prices refresh model_prices_and_context_window.json", "LiteLLM's table"),
            ("fuelgauge prices refresh data.json --date 2026-11-23", "the data of genai-prices, and its day"),
            ("fuelgauge prices refresh --remove", "go back to the shipped prices"))
        {
            file,
            date,
            remove,
        };
        verb.SetAction(parsed =>
        {
            var plan = OutputPlan.Of(world, parsed, common, ["table"]);
            var installed = new InstalledPrices(world.Environment);
            if (parsed.GetValue(remove) && (parsed.GetValue(file) ?? parsed.GetValue(date)) is not null)
                throw new CommandFailure(ExitCode.Usage, "--remove takes neither a file nor a day");
            if (parsed.GetValue(remove))
                return Remove(world, installed);
            var path = parsed.GetValue(file) ?? throw new CommandFailure(ExitCode.Usage, "refresh needs the file with the prices, or --remove");
            return Refresh(world, plan, installed, path, parsed.GetValue(date));
        });
        return verb;
    }

    static int Remove(World world, InstalledPrices installed)
    {
        if (!installed.Exists)
            world.Terminal.Write("No prices are installed; the shipped ones are used.\n");
        else if (installed.Remove() is { } fault)
            throw new CommandFailure(ExitCode.Failed, fault);
        else
            world.Terminal.Write($"{installed.Shown} is removed; the shipped prices are used.\n");
        return ExitCode.Done;
    }

    static int Refresh(World world, OutputPlan plan, InstalledPrices installed, string path, string? date)
    {
        var today = DateOnly.FromDateTime(world.Time.GetUtcNow().UtcDateTime);
        var typed = DayOf(date);
        var (bytes, changed) = Read(world, path);
        var overlay = ShippedPrices.Overlay();
        var file = PriceFile.Read(bytes, overlay);
        if (file.Mistakes.Count > 0)
            throw new CommandFailure(ExitCode.Failed, [$"{path} is not used", .. file.Mistakes]);
        var day = typed ?? file.Date ?? changed;
        if (day > today.AddDays(1))
            throw new CommandFailure(ExitCode.Failed, $"{path} would be of {Day(day)}, which has not come; say the day of the prices with --date");
        var text = PriceList.Write(new(file.Source, day, file.Notice), file.Models);
        if (text.Length > PriceList.MostBytes)
            throw new CommandFailure(ExitCode.Failed, $"{path} holds more prices than fit into {PriceList.MostBytes >> 20} MiB");
        if (plan.File is not null)
            plan.Write(world, text);
        else
            Install(installed, text, day, path);
        var lists = file.Models.Select(model => model.List).Distinct().Count();
        var left = file.LeftOut == 0 ? "" : $"; left out {Count(file.LeftOut)} without a price for text";
        world.Terminal.Write($"{Count(file.Models.Count)} names of {lists} lists, {file.Source}, {Day(day)}: {plan.File ?? installed.Shown}{left}\n");
        return ExitCode.Done;
    }

    static void Install(InstalledPrices installed, ReadOnlySpan<byte> text, DateOnly day, string path)
    {
        var shipped = ShippedPrices.List().Header.Date;
        if (day < shipped)
            throw new CommandFailure(
                ExitCode.Failed,
                $"{path} is of {Day(day)}, older than the shipped prices of {Day(shipped)}, which would win; if its prices are newer than that, say of which day with --date");
        if (installed.Install(text) is { } fault)
            throw new CommandFailure(ExitCode.Failed, fault);
    }

    static DateOnly? DayOf(string? text)
    {
        if (text is null)
            return null;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new CommandFailure(ExitCode.Usage, $"--date {text} is no day; write for example --date 2026-11-23");
    }

    static (byte[] Bytes, DateOnly Changed) Read(World world, string path)
    {
        var full = world.Environment.Expand(path) ?? path;
        try
        {
            using var stream = new FileStream(full, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            // One byte more than is read shows that there is more; a pipe has no length.
            var buffer = new byte[stream.CanSeek && stream.Length <= PriceFile.MostBytes ? stream.Length + 1 : PriceFile.MostBytes + 1];
            var length = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            return (buffer[..length], DateOnly.FromDateTime(File.GetLastWriteTimeUtc(full)));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            var why = Directory.Exists(full) ? "it is a folder; name the file in it"
                : fault is FileNotFoundException or DirectoryNotFoundException ? "there is no such file"
                : fault.Message;
            throw new CommandFailure(ExitCode.Failed, $"{path} cannot be read: {why}");
        }
    }

    static string Count(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
