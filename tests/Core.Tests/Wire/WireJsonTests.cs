using System.Text.Json;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Wire;

namespace Fuelgauge.Core.Tests.Wire;

public sealed class WireJsonTests
{
    static readonly DateTimeOffset At = new(2026, 2, 12, 8, 30, 0, TimeSpan.Zero);

    /// <summary>The sample of the contract, with whole numbers written without a fraction.</summary>
    const string Sample =
        """
        {"schema":"fuelgauge.check/1","checked_at":"2026-02-12T08:30:00.000Z","accounts":[{"id":"glm/default","provider":"glm","account":"default","name":"GLM (智谱)","plan":null,"region":"cn","tags":["coding","chat"],"status":"warning","state":"low","message":"< 10% of all bought","source":"api","observed_at":"2026-02-12T08:30:00.000Z","next_poll_at":null,"cached":false,"stale":false,"latency_ms":182,"last_good":null,"problems":[{"source":"plan","state":"unreachable","message":"…"}],"meters":[{"id":"balance","kind":"balance","label":"Balance","unit":"CNY","used":184,"remaining":16,"limit":200,"utilization":0.92,"limit_source":"lifetime","estimated":false,"scope":null,"role":"gate","source":"api","verified":true,"observed_at":"2026-02-12T08:30:00.000Z","cached":false,"stale":false,"window_seconds":null,"resets_at":null,"expires_at":null,"status":"warning","state":"low"}]}]}
        """;

    static Balance Wallet => new()
    {
        Meter = "balance",
        Label = "Balance",
        Unit = "CNY",
        Used = 184.00m,
        Remaining = 16.0m,
        Limit = 200.000m,
        LimitSource = LimitSource.Lifetime,
        Source = "api",
        ObservedAt = At,
    };

    static Snapshot Glm => new()
    {
        Id = new AccountId("glm", "default"),
        ProviderName = "GLM (智谱)",
        AsciiName = "GLM (Zhipu)",
        Region = "cn",
        Tags = ["coding", "chat"],
        Status = Status.Warning,
        State = State.Low,
        Message = "< 10% of all bought",
        ObservedAt = At.ToOffset(TimeSpan.FromHours(8)),
        Latency = TimeSpan.FromMilliseconds(182.7),
        Problems = [new Problem("plan", State.Unreachable, "…")],
        Meters = [new JudgedReading(Wallet, Status.Warning, State.Low, "< 10% of all bought", "")],
    };

    [Fact]
    public void The_sample_of_the_contract_is_written_key_for_key()
    {
        var report = CheckReportMapping.ToReport([Glm], At);

        Assert.Equal(Sample, JsonSerializer.Serialize(report, WireJson.Compact.CheckReport));
    }

    [Fact]
    public void What_is_written_is_read_back()
    {
        var report = JsonSerializer.Deserialize(Sample, WireJson.Compact.CheckReport);

        Assert.Equal(Sample, JsonSerializer.Serialize(report!, WireJson.Compact.CheckReport));
    }

    [Fact]
    public void Only_invented_data_is_marked_demo()
    {
        Assert.Contains("\"demo\":true", JsonSerializer.Serialize(CheckReportMapping.ToReport([], At, isDemo: true), WireJson.Compact.CheckReport), StringComparison.Ordinal);
        Assert.DoesNotContain("demo", JsonSerializer.Serialize(CheckReportMapping.ToReport([], At), WireJson.Compact.CheckReport), StringComparison.Ordinal);
    }

    [Fact]
    public void A_window_that_has_refilled_since_says_neither_used_nor_left()
    {
        var meter = new JudgedReading(Wallet, Status.Info, State.ResetPassed, null, "").ToRecord();

        Assert.Null(meter.Used);
        Assert.Null(meter.Remaining);
        Assert.Null(meter.Utilization);
        Assert.Equal(200m, meter.Limit);
    }

    [Theory]
    [InlineData("20.000", "20")]
    [InlineData("0.10", "0.1")]
    [InlineData("-0.50", "-0.5")]
    [InlineData("0.000", "0")]
    [InlineData("0.0000000001", "0.0000000001")]
    [InlineData("7922816251426433759354395033.5", "7922816251426433759354395033.5")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    [InlineData("1000000000000000000000000000.0", "1000000000000000000000000000")]
    public void Numbers_are_exact_and_have_no_idle_zeros(string given, string written) =>
        Assert.Equal(written, WireNumber.Text(decimal.Parse(given, System.Globalization.CultureInfo.InvariantCulture)));
}
