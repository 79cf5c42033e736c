using System.Text.Json;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Extraction.Readers;

/// <summary>
/// The running cycle of an xAI team: the credit it draws from, and its spend. Amounts are US cents as text, bare or wrapped in <c>{"val"}</c>.
/// Its trap: credit and what was drawn of it are stored as negative numbers, and a positive one is debt; the balance is drawn − credit, sign kept.
/// Sources: docs.x.ai "Using Management API", steipete/CodexBar PR 2472, basecradle/basecradle-harness issues 384 and 388; read 2026-11-23.
/// </summary>
sealed class XaiInvoiceReader(AnswerScope scope)
{
    const decimal DollarsPerCent = 0.01m;

    public AnswerResult Read()
    {
        var invoice = scope.Root.Member("coreInvoice");
        if (Dollars(invoice, "totalWithCorr") is not { } spent)
        {
            var missing = invoice.ValueKind == JsonValueKind.Object ? "$.coreInvoice.totalWithCorr.val" : "$.coreInvoice";
            return Failures.Unforeseen(Failures.Unrecognized(scope, $"has no {missing}"));
        }

        var limit = Dollars(scope.Root, "effectiveSpendingLimit") is > 0 and var cap ? cap : default(decimal?);
        var spend = Reading.Of(MeterKind.Spend, "spend-month", MeterNames.Label("spend-month", null), "USD", "api", scope.Answer.ObservedAt) with
        {
            Role = limit is null ? Role.Info : Role.Gate,   // calls stop at the limit
            Used = spent,
            Limit = limit,
            LimitSource = limit is null ? null : LimitSource.Reported,
            Verified = scope.Request.IsVerified,
            Origin = $"{scope.Name} $.coreInvoice.totalWithCorr.val",
            ResetsAt = BudgetSpan.Around(BudgetPeriod.Month, TimeZoneInfo.Utc, scope.Answer.ObservedAt).End,
        };
        if (Balance(scope.Root) is not { } left) return new() { Readings = [spend] };

        var balance = Reading.Of(MeterKind.Balance, "balance", "Balance", "USD", "api", scope.Answer.ObservedAt) with
        {
            Remaining = left,
            Verified = scope.Request.IsVerified,
            Origin = $"{scope.Name} $.coreInvoice.prepaidCreditsUsed.val - $.coreInvoice.prepaidCredits.val",
        };
        return new() { Readings = [balance, spend] };
    }

    /// <summary>
    /// The live balance in dollars; null where one of its two parts is missing, and where both are 0: that is a team which pays afterwards, or whose
    /// credit is in the ledger only.
    /// </summary>
    public static decimal? Balance(JsonElement answer)
    {
        var invoice = answer.Member("coreInvoice");
        return Dollars(invoice, "prepaidCredits") is { } credit && Dollars(invoice, "prepaidCreditsUsed") is { } drawn && (credit, drawn) is not (0, 0)
            && Amounts.TryAdd(drawn, -credit, out var left) ? left : null;
    }

    /// <summary>Cents, bare or wrapped, as dollars; null when there are none.</summary>
    public static decimal? Dollars(JsonElement parent, string name)
    {
        var member = parent.Member(name);
        var cents = member.ValueKind == JsonValueKind.Object ? member.Amount("val") : parent.Amount(name);
        return cents is { } amount && Amounts.TryMultiply(amount, DollarsPerCent, out var dollars) ? dollars : null;
    }
}
