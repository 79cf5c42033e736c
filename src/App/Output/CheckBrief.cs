using Fuelgauge.App.Terminal;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Output;

/// <summary>One line of at most 60 cells, worst first, for a prompt or a status bar: <c>glm LOW 8%, minimax OK 95%</c>.</summary>
internal static class CheckBrief
{
    const int Cells = 60;

    /// <summary>The line; what does not fit is counted at its end. Skipped accounts are left out.</summary>
    public static string Write(CheckResult result, Canvas canvas)
    {
        var accounts = Selection.WorstFirst(result.Accounts.Where(account => account.Status != Status.Skip));
        var items = accounts.Select(account => Item(account, canvas)).ToList();
        var line = result.IsDemo ? "DEMO " : "";
        if (items.Count == 0)
            return line + "no accounts\n";
        for (var index = 0; index < items.Count; index++)
        {
            var next = line + (index > 0 ? ", " : "") + items[index].Text;
            var hidden = items.Count - index - 1;
            if (index > 0 && CellWidth.Of(next + More(hidden)) > Cells)
                return Paint(line + More(items.Count - index));
            line = next;
        }

        return Paint(line);

        string Paint(string text) => Ansi.Paint(CellWidth.Clip(text, Cells, canvas.IsAscii), items[0].Style, canvas) + "\n";
    }

    static string More(int count) => count > 0 ? $", +{count}" : "";

    static (string Text, Style Style) Item(Snapshot account, Canvas canvas)
    {
        var id = account.Id.Name == AccountId.DefaultName ? account.Id.Provider : account.Id.ToString();
        var left = account.Headline is not { } headline ? ""
            : MeterCells.Share(headline) is { } share ? " " + AmountText.RemainingShare(share)
            : headline.Reading.Remaining is null ? ""
            : " " + MeterCells.Remaining(headline, canvas);
        return ($"{id} {StatusText.Word(account.Status)}{left}", StatusText.Style(account.Status));
    }
}
