using System.Text.Json;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Headers;
using Fuelgauge.Core.Judging;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Wire;

namespace Fuelgauge.Providers.Tests;

/// <summary>
/// Every folder <c>providers/&lt;id&gt;/observed/&lt;case&gt;/</c>: headers as somebody received them at noon, or what a program piped to its status line then, and
/// the account that they make.
/// </summary>
public sealed class ObservedTests
{
    static readonly DateTimeOffset noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    const string Piped = "statusline.json";

    public static TheoryData<string, string> Headers => Cases(isPiped: false);

    public static TheoryData<string, string> StatusLines => Cases(isPiped: true);

    static TheoryData<string, string> Cases(bool isPiped) => new(
        from provider in Directory.GetDirectories(Repository.Providers)
        let folder = Path.Join(provider, "observed")
        where Directory.Exists(folder)
        from name in Directory.GetDirectories(folder)
        where File.Exists(Path.Join(name, Piped)) == isPiped
        orderby name
        select (Path.GetFileName(provider), Path.GetFileName(name)));

    [Theory]
    [MemberData(nameof(Headers))]
    public void Headers_are_read_as_expected(string provider, string name)
    {
        var folder = Path.Join(Repository.Providers, provider, "observed", name);
        var definition = FixtureCase.Definition(provider);
        var block = HeaderBlockParser.Parse(File.ReadAllText(Assert.Single(Directory.GetFiles(folder, "headers.*"))), out var fault);
        Assert.Null(fault);

        var readings = new HeaderReadings(block!, block!.Model, noon).Read(definition.Observed);
        Compare(folder, definition, new() { Source = HeaderReadings.Source, Readings = readings, HasGates = false });
    }

    [Theory]
    [MemberData(nameof(StatusLines))]
    public void Status_lines_are_read_as_expected(string provider, string name)
    {
        var folder = Path.Join(Repository.Providers, provider, "observed", name);
        var definition = FixtureCase.Definition(provider);
        var source = definition.Sources.Single(source => source.Kind == SourceKind.Statusline);
        var request = source.Requests[0];
        var answer = Answer.OfMachine(request.Id, File.ReadAllBytes(Path.Join(folder, Piped)), noon, "the status line");

        var read = Extractor.Read(source, request, answer, new() { Account = FixtureCase.AccountOf(definition), Source = source.Id, Now = noon });

        Compare(folder, definition, new() { Source = source.Id, Readings = read.Readings, Failure = read.Failure, Plan = read.Plan });
    }

    static void Compare(string folder, ProviderDefinition definition, SourceResult result)
    {
        var snapshot = SnapshotJudge.Build(new(FixtureCase.AccountOf(definition), [result]), new() { Now = noon - TimeSpan.FromSeconds(1) });   // what is full again at noon is shown all the same
        FixtureTests.Compare(Path.Join(folder, "expected.json"), JsonSerializer.Serialize(snapshot.ToRecord(), WireJson.Indented.AccountRecord) + "\n");
    }

    [Fact]
    public void A_provider_whose_headers_are_known_has_a_case() => Assert.Empty(
        Directory.GetDirectories(Repository.Providers).Select(folder => Path.GetFileName(folder))
            .Where(id => FixtureCase.Definition(id).Observed.Count > 0 && !Directory.Exists(Path.Join(Repository.Providers, id, "observed")))
            .Select(id => $"providers/{id}/observed/ holds no case"));
}
