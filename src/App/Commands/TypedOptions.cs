using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Text;
using Fuelgauge.Core.Totals;

namespace Fuelgauge.App.Commands;

/// <summary>Options whose values have a form of their own; a bad value is refused with a good one.</summary>
internal static class TypedOptions
{
    /// <summary>A duration such as <c>90s</c>, <c>5m</c>, <c>24h</c>.</summary>
    /// <param name="name">The flag.</param>
    /// <param name="description">For help.</param>
    /// <param name="least">Shorter is refused.</param>
    public static Option<TimeSpan?> Duration(string name, string description, TimeSpan least) => new(name)
    {
        HelpName = "DURATION",
        Description = description,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (DurationText.TryParse(text, out var duration) && duration >= least)
                return duration;
            result.AddError($"{name}: \"{text}\" is no duration of at least {DurationText.Format(least)}; write 90s, 5m or 24h");
            return null;
        },
    };

    /// <summary>An amount such as <c>10%</c>, <c>5USD</c>, <c>20000tokens</c>; a bare number is percent.</summary>
    /// <param name="name">The flag.</param>
    /// <param name="description">For help.</param>
    /// <param name="aliases">Other names of it.</param>
    public static Option<Amount?> Amount(string name, string description, params string[] aliases) => new(name, aliases)
    {
        HelpName = "AMOUNT",
        Description = description,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (Core.Model.Amount.TryParse(text, out var amount) && amount.IsPossible)
                return amount;
            result.AddError($"{name}: \"{text}\" is no amount{(amount.IsPercent ? " of at most 100%" : "")}; write 10%, 5USD or 20000tokens");
            return null;
        },
    };

    /// <summary>A currency such as <c>USD</c>, in whatever case.</summary>
    /// <param name="name">The flag.</param>
    /// <param name="description">For help.</param>
    public static Option<string?> Currency(string name, string description) => new(name)
    {
        HelpName = "CURRENCY",
        Description = description,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (BalanceTotals.IsMoney(text.ToUpperInvariant()))
                return text.ToUpperInvariant();
            result.AddError($"{name}: \"{text}\" is no currency; write three letters such as USD or CNY");
            return null;
        },
    };

    /// <summary>Words from a closed set, separated by commas.</summary>
    /// <param name="name">The flag.</param>
    /// <param name="description">For help.</param>
    /// <param name="words">The set.</param>
    public static Option<string[]> Words(string name, string description, IReadOnlyList<string> words) => new(name)
    {
        HelpName = "LIST",
        Description = description,
        DefaultValueFactory = _ => [],
        CustomParser = result => Split(name, words, result),
        CompletionSources = { _ => words.Select(word => new CompletionItem(word)) },
    };

    static string[] Split(string name, IReadOnlyList<string> words, ArgumentResult result)
    {
        var given = result.Tokens[0].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        foreach (var word in given.Except(words))
            result.AddError($"{name}: \"{word}\" is none of {string.Join(", ", words)}{CommandLine.Suggestion(word, words)}");
        if (given.Length == 0)
            result.AddError($"{name} takes one or more of {string.Join(", ", words)}, separated by commas");
        return given;
    }
}
