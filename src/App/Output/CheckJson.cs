using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Fuelgauge.Core.Wire;

namespace Fuelgauge.App.Output;

/// <summary><c>fuelgauge.check/1</c>, as one document or one account a line.</summary>
internal static class CheckJson
{
    // A little more than an account and a meter take, so that the buffer need not grow.
    const int AccountBytes = 1000;
    const int MeterBytes = 1000;
    const int ForecastBytes = 1500;

    /// <summary>The document.</summary>
    public static ReadOnlyMemory<byte> Write(CheckResult result)
    {
        var buffer = BufferFor(result);
        var report = CheckReportMapping.ToReport(result.Accounts, result.CheckedAt, result.IsDemo, result.Forecasts) with { Totals = TotalsRecord.Of(result.Totals, result.TotalIn) };
        using (var writer = WriterOn(buffer, WireJson.Indented))
            WriteLine(buffer, writer, report, WireJson.Indented.CheckReport);
        return buffer.WrittenMemory;
    }

    /// <summary>One account a line, each with the schema's name and the instant.</summary>
    public static ReadOnlyMemory<byte> WriteLines(CheckResult result)
    {
        var buffer = BufferFor(result);
        using var writer = WriterOn(buffer, WireJson.Compact);
        foreach (var account in result.Accounts)
        {
            WriteLine(
                buffer, writer,
                account.ToRecord(result.Forecasts) with { Schema = CheckReport.SchemaName, CheckedAt = result.CheckedAt, Demo = result.IsDemo ? true : null },
                WireJson.Compact.AccountRecord);
        }

        return buffer.WrittenMemory;
    }

    static void WriteLine<T>(ArrayBufferWriter<byte> buffer, Utf8JsonWriter writer, T value, JsonTypeInfo<T> type)
    {
        JsonSerializer.Serialize(writer, value, type);
        writer.Flush();
        buffer.Write("\n"u8);
        writer.Reset();
    }

    static Utf8JsonWriter WriterOn(ArrayBufferWriter<byte> buffer, WireJson json) =>
        new(buffer, new() { Encoder = json.Options.Encoder, Indented = json.Options.WriteIndented, NewLine = json.Options.NewLine });

    static ArrayBufferWriter<byte> BufferFor(CheckResult result)
    {
        var meterBytes = MeterBytes + (result.Forecasts is null ? 0 : ForecastBytes);
        return new(AccountBytes + result.Accounts.Sum(account => AccountBytes + meterBytes * account.Meters.Count));
    }
}
