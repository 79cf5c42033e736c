using System.Globalization;
using Fuelgauge.App.Terminal;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Totals;

namespace Fuelgauge.App.Output;

/// <summary>The one row of a pool: how many accounts, what they have left together, how they are, and which has least.</summary>
internal static class PoolSummary
{
    const int MostSums = 3;

    /// <summary>The row.</summary>
    /// <param name="accounts">The pool's accounts; at least one.</param>
    /// <param name="canvas">What the cells are for.</param>
    public static CheckRow Of(IReadOnlyList<Snapshot> accounts, Canvas canvas)
    {
        var least = Least(accounts);
        return new(
            AccountName.OfPool(accounts[0], canvas),
            accounts.Max(account => account.Status),
            $"{Count(accounts.Count)} keys",
            Remaining(accounts, least, canvas),
            Share: null,
            Printable.On(canvas, Alert(accounts, least, canvas)));
    }

    /// <summary>Sums of balances, one a unit; allowances that refill have none, so the least that every account has.</summary>
    static string Remaining(IReadOnlyList<Snapshot> accounts, Snapshot? least, Canvas canvas)
    {
        if (least is null)
            return MeterCells.Unknown(canvas);
        if (least.Headline!.Reading is not Balance)
            return Printable.On(canvas, $"≥ {MeterCells.Remaining(least.Headline, canvas)}");
        var sums = BalanceTotals.OfAnything(accounts).Sums;
        var shown = sums.Take(MostSums).Select(sum => sum.Remaining is { } left ? AmountText.Of(left, sum.Unit, canvas.IsAscii) : MeterCells.Unknown(canvas));
        return Printable.On(canvas, string.Join(" + ", shown) + (sums.Count > MostSums ? $" + {sums.Count - MostSums} more" : ""));
    }

    static string Alert(IReadOnlyList<Snapshot> accounts, Snapshot? least, Canvas canvas)
    {
        var counts = accounts.CountBy(account => account.Status).OrderBy(pair => Place(pair.Key)).Select(pair => $"{Count(pair.Value)} {StatusText.Word(pair.Key)}");
        var text = string.Join(", ", counts);
        return least is null ? text : $"{text}; least {MeterCells.Remaining(least.Headline!, canvas)} ({least.Id.Name})";
    }

    /// <summary>From fine to bad, then what says nothing.</summary>
    static int Place(Status status) => status >= Status.Ok ? (int)status : int.MaxValue - (int)status;

    /// <summary>The account with least left, among those that measure what most of them do; null where nobody knows.</summary>
    static Snapshot? Least(IReadOnlyList<Snapshot> accounts) => accounts
        .Where(account => account.Headline is { Reading.Remaining: not null } headline && headline.State != State.ResetPassed)
        .GroupBy(account => account.Headline!.Reading.Unit)
        .MaxBy(same => same.Count())?
        .MinBy(account => account.Headline!.Reading.Remaining);

    static string Count(int count) => count.ToString("#,0", CultureInfo.InvariantCulture);
}
