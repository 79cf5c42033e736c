using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Extraction.Readers;

/// <summary>
/// The prepaid ledger of an xAI team, in US cents: money one has is negative. It is settled when a cycle ends, so that in between it holds what was
/// spent already: beside the invoice's live balance it is worth seeing and no more, without one it is the balance there is.
/// Sources: as of <see cref="XaiInvoiceReader"/>.
/// </summary>
sealed class XaiLedgerReader(AnswerScope scope)
{
    public AnswerResult Read()
    {
        var ledger = scope.Own();
        if (XaiInvoiceReader.Dollars(ledger, "total") is not { } total) return Failures.Unforeseen(Failures.Unrecognized(scope, "has no $.total.val"));
        if (total == 0 && !ledger.Member("changes").Elements().Any()) return new();   // nothing was ever paid in advance

        var posted = Reading.Of(MeterKind.Balance, "balance-posted", "Posted balance", "USD", "api", scope.Answer.ObservedAt) with
        {
            Role = XaiInvoiceReader.Balance(scope.Root.Member("invoice")) is null ? Role.Gate : Role.Info,
            Remaining = 0 - total,   // not -total: a decimal keeps the sign of 0
            Verified = scope.Request.IsVerified,
            Origin = $"{scope.Name} $.total.val",
        };
        return new() { Readings = [posted] };
    }
}
