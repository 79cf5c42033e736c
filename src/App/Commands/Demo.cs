using System.Text.Json;
using System.Text.Json.Serialization;
using Fuelgauge.App.Configuration.Catalogs;
using Fuelgauge.Core.Judging;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Polling;
using Fuelgauge.Core.Wire;

namespace Fuelgauge.App.Commands;

/// <summary>Invented data for <c>--demo</c>: no keys, no database, nothing sent. It goes through the same judgement as what is read.</summary>
internal static class Demo
{
    const string Resource = "demo.json";

    /// <summary>A pass of invented accounts, as if read at an instant.</summary>
    public static IReadOnlyList<Snapshot> Snapshots(DateTimeOffset now)
    {
        using var stream = typeof(Demo).Assembly.GetManifestResourceStream(Resource)!;
        var data = JsonSerializer.Deserialize(stream, DemoJson.Default.DemoData)!;
        var catalog = new EmbeddedCatalog();
        var context = new JudgeContext { Now = now };
        return [.. data.Accounts.Select(account => SnapshotJudge.Build(Polled(account, catalog, now - data.AsOf), context))];
    }

    static PolledAccount Polled(DemoAccount demo, EmbeddedCatalog catalog, TimeSpan shift)
    {
        var provider = catalog.Load(demo.Provider);
        var account = new Account { Id = new(demo.Provider, AccountId.DefaultName), Provider = provider, Region = provider.Regions[0], Tags = provider.Tags };
        return new(account, [.. demo.Sources.Select(source => new SourceResult
        {
            Source = source.Key,
            Plan = source.Value.Plan,
            Readings = [.. KeptResults.Readings(source.Value).Select(reading => reading with
            {
                Cached = false,
                ObservedAt = reading.ObservedAt + shift,
                ResetsAt = reading.ResetsAt + shift,
            })],
        })]);
    }
}

/// <summary>The file of invented data.</summary>
/// <param name="AsOf">The instant its times are told from.</param>
/// <param name="Accounts">Accounts in catalogue order.</param>
internal sealed record DemoData(DateTimeOffset AsOf, IReadOnlyList<DemoAccount> Accounts);

/// <summary>An invented account.</summary>
/// <param name="Provider">A provider's id.</param>
/// <param name="Sources">Results by source.</param>
internal sealed record DemoAccount(string Provider, IReadOnlyDictionary<string, KeptResult> Sources);

/// <summary>Reads <see cref="DemoData"/> without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(DemoData))]
internal sealed partial class DemoJson : JsonSerializerContext;
