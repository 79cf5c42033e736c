using System.Text.Json;
using System.Text.Json.Serialization;
using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Wire;

/// <summary>Turns results into what the poll state keeps, and back.</summary>
public static class KeptResults
{
    /// <summary>What is kept of a good result.</summary>
    /// <param name="result">The result.</param>
    /// <param name="identity">Salted hash of its <see cref="AnswerResult.AccountIdentity"/>; null when it has none.</param>
    public static KeptResult Of(AnswerResult result, string? identity) => new()
    {
        Readings = [.. result.Readings.Select(Of)],
        Plan = result.Plan,
        Identity = identity,
        Notices = result.Notices.Count == 0 ? null : result.Notices,
        Keep = result.Keep,
    };

    /// <summary>A kept result as if it had been read: readings with the time they were observed, marked cached; kept values that are still good at <paramref name="now"/>.</summary>
    public static AnswerResult Restore(KeptResult kept, DateTimeOffset now) => new()
    {
        Readings = Readings(kept),
        Plan = kept.Plan,
        Notices = kept.Notices ?? [],
        Keep = kept.Keep.Where(pair => pair.Value.Until > now).ToDictionary(),
    };

    /// <summary>The readings of a kept result, marked cached. Those of a kind that this version does not know are left out.</summary>
    public static IReadOnlyList<Reading> Readings(KeptResult kept) => [.. kept.Readings.Select(Restore).OfType<Reading>()];

    /// <summary>As JSON text with exact decimals.</summary>
    public static string ToJson(KeptResult kept) => JsonSerializer.Serialize(kept, KeptJson.Default.KeptResult);

    /// <summary>From JSON text; null when it is not such a text, as of a version that wrote otherwise.</summary>
    public static KeptResult? Parse(string json) => KeptResultReader.Read(json);

    static KeptReading Of(Reading reading) => new()
    {
        Meter = reading.Meter,
        Kind = Word(reading.Kind),
        Label = reading.Label,
        Unit = reading.Unit,
        Scope = reading.Scope,
        Role = Word(reading.Role),
        Used = reading.Used,
        Remaining = reading.Remaining,
        Limit = reading.Limit,
        LimitSource = reading.LimitSource is { } source ? Word(source) : null,
        Estimated = reading.Estimated,
        Condition = reading.Condition == Condition.Normal ? null : Word(reading.Condition),
        Source = reading.Source,
        Verified = reading.Verified,
        ObservedAt = reading.ObservedAt,
        Origin = reading.Origin,
        ResetsAt = reading.ResetsAt,
        ExpiresAt = reading.ExpiresAt,
        LengthSeconds = reading.Length is { } length ? length.Ticks / (decimal)TimeSpan.TicksPerSecond : null,
    };

    static Reading? Restore(KeptReading kept)
    {
        if (!Enum.TryParse<MeterKind>(kept.Kind, ignoreCase: true, out var kind) || !Enum.TryParse<Role>(kept.Role, ignoreCase: true, out var role)) return null;
        var hasLimitSource = Enum.TryParse<LimitSource>(kept.LimitSource, ignoreCase: true, out var limitSource) && kept.Limit is not null;
        return Reading.Of(kind, kept.Meter, kept.Label, kept.Unit, kept.Source, kept.ObservedAt) with
        {
            Scope = kept.Scope,
            Role = role,
            Used = kept.Used,
            Remaining = kept.Remaining,
            Limit = hasLimitSource ? kept.Limit : null,
            LimitSource = hasLimitSource ? limitSource : null,
            Estimated = kept.Estimated,
            Condition = Enum.TryParse<Condition>(kept.Condition, ignoreCase: true, out var condition) ? condition : Condition.Normal,
            Verified = kept.Verified,
            Cached = true,
            Origin = kept.Origin,
            ResetsAt = kept.ResetsAt,
            ExpiresAt = kept.ExpiresAt,
            Length = kept.LengthSeconds is { } seconds ? TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond)) : null,
        };
    }

    static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}

/// <summary>How <see cref="KeptResult"/> is written.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Serialization, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(KeptResult))]
sealed partial class KeptJson : JsonSerializerContext;
