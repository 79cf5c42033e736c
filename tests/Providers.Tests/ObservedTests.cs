using System.Text.Json;
using Fuelgauge.Core.Headers;
using Fuelgauge.Core.Judging;
using Fuelgauge.Core.Wire;

namespace Fuelgauge.Providers.Tests;

/// <summary>Every folder <c>providers/&lt;id&gt;/observed/&lt;case&gt;/</c>: headers as somebody received them at noon, and the account that they make.</summary>
public sealed class ObservedTests
{
    static readonly DateTimeOffset noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    public static TheoryData<string, string> Cases => new(
        from provider in Directory.GetDirectories(Repository.Providers)
        let folder = Path.Join(provider, "observed")
        where Directory.Exists(folder)
        from name in Directory.GetDirectories(folder)
        orderby name
        select (Path.GetFileName(provider), Path.GetFileName(name)));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Headers_are_read_as_expected(string provider, string name)
    {
        var folder = Path.Join(Repository.Providers, provider, "observed", name);
        var definition = FixtureCase.Definition(provider);
        var block = HeaderBlockParser.Parse(File.ReadAllText(Assert.Single(Directory.GetFiles(folder, "headers.*"))), out var fault);
        Assert.Null(fault);

        var readings = new HeaderReadings(block!, block!.Model, noon).Read(definition.Observed);
        var snapshot = SnapshotJudge.Build(
            new(FixtureCase.AccountOf(definition), [new() { Source = HeaderReadings.Source, Readings = readings, HasGates = false }]),
            new() { Now = noon - TimeSpan.FromSeconds(1) });   // what is full again at noon is shown all the same
        FixtureTests.Compare(Path.Join(folder, "expected.json"), JsonSerializer.Serialize(snapshot.ToRecord(), WireJson.Indented.AccountRecord) + "\n");
    }

    [Fact]
    public void A_provider_whose_headers_are_known_has_a_case() => Assert.Empty(
        Directory.GetDirectories(Repository.Providers).Select(folder => Path.GetFileName(folder))
            .Where(id => FixtureCase.Definition(id).Observed.Count > 0 && !Directory.Exists(Path.Join(Repository.Providers, id, "observed")))
            .Select(id => $"providers/{id}/observed/ holds no case"));
}
