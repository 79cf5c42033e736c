using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Tests.Extraction;

public sealed class XaiBillingReaderTests
{
    const string Live = """{"coreInvoice": {"prepaidCredits": {"val": "-16847"}, "prepaidCreditsUsed": {"val": "-11666"}, "totalWithCorr": {"val": "11666"}}}""";

    static AnswerResult Invoice(string body) => Sample.Read(Sample.Answer(body), Sample.Report with { Reader = "xai-invoice" });

    static AnswerResult Ledger(string body, string? invoice = null)
    {
        var request = Sample.Report with { Reader = "xai-ledger", Join = ["invoice"] };
        return Extractor.Read(Sample.Source(request), request, Sample.Answer(body), new()
        {
            Account = Sample.Account(),
            Source = "wallet",
            Now = Sample.Now,
            Answers = invoice is null ? new Dictionary<string, Answer>() : new() { ["invoice"] = Sample.Answer(invoice, request: "invoice") },
        });
    }

    [Theory]
    [InlineData("-16847", "-11666", "51.81")]
    [InlineData("-1000", "-1000", "0")]
    [InlineData("-1000", "-1250", "-2.5")]
    [InlineData("250", "0", "-2.5")]
    public void The_balance_is_drawn_less_credit_with_their_signs(string credit, string drawn, string left)
    {
        var body = $$$"""{"coreInvoice": {"prepaidCredits": "{{{credit}}}", "prepaidCreditsUsed": {"val": "{{{drawn}}}"}, "totalWithCorr": "5"}}""";

        var balance = Invoice(body).Readings[0];

        Assert.Equal(decimal.Parse(left, System.Globalization.CultureInfo.InvariantCulture), balance.Remaining);
    }

    [Theory]
    [InlineData("""{"totalWithCorr": {"val": "5"}}""")]
    [InlineData("""{"totalWithCorr": {"val": "5"}, "prepaidCredits": {"val": "-100"}}""")]
    [InlineData("""{"totalWithCorr": {"val": "5"}, "prepaidCredits": {"val": "0"}, "prepaidCreditsUsed": {"val": "0"}}""")]
    public void Without_both_parts_and_with_0_of_0_there_is_no_live_balance(string invoice) =>
        Assert.Equal("spend-month", Assert.Single(Invoice($$"""{"coreInvoice": {{invoice}}}""").Readings).Meter);

    [Theory]
    [InlineData("0", Role.Info)]
    [InlineData("20000", Role.Gate)]
    public void Spend_is_a_gate_where_there_is_a_limit(string limit, Role role)
    {
        var spend = Assert.Single(Invoice($$$"""{"coreInvoice": {"totalWithCorr": {"val": "5250"}}, "effectiveSpendingLimit": "{{{limit}}}"}""").Readings);

        Assert.Equal((role, 52.5m, role == Role.Gate ? 200 : null), (spend.Role, spend.Used, spend.Limit));
    }

    [Theory]
    [InlineData(Live, Role.Info)]
    [InlineData(null, Role.Gate)]
    public void The_ledger_is_a_side_meter_beside_a_live_balance(string? invoice, Role role)
    {
        var posted = Assert.Single(Ledger("""{"total": {"val": "-12550"}, "changes": []}""", invoice).Readings);

        Assert.Equal((role, 125.5m), (posted.Role, posted.Remaining));
    }

    [Fact]
    public void A_ledger_without_entries_is_no_balance_of_0() => Assert.Empty(Ledger("""{"total": {"val": "0"}, "changes": []}""").Readings);

    [Fact]
    public void Another_shape_is_named()
    {
        Assert.Contains("$.coreInvoice", Invoice("{}").Failure!.Message, StringComparison.Ordinal);
        Assert.Contains("$.coreInvoice.totalWithCorr", Invoice("""{"coreInvoice": {}}""").Failure!.Message, StringComparison.Ordinal);
        Assert.Contains("$.total.val", Ledger("{}").Failure!.Message, StringComparison.Ordinal);
    }
}
