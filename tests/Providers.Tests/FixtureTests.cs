using System.Text.Json;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Judging;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Wire;

namespace Fuelgauge.Providers.Tests;

/// <summary>Every folder of every provider's <c>fixtures/</c> is a test: a new case is a folder, not code.</summary>
public sealed class FixtureTests
{
    /// <summary>Set to 1 to write what is read into <c>expected.json</c>; review the change as you would review code.</summary>
    const string UpdateVariable = "FUELGAUGE_UPDATE";

    public static TheoryData<string, string> Cases => new(
        from provider in Directory.GetDirectories(Path.Join(Repository.Root, "providers"))
        let fixtures = Path.Join(provider, "fixtures")
        where Directory.Exists(fixtures)
        from name in Directory.GetDirectories(fixtures)
        orderby name
        select (Path.GetFileName(provider), Path.GetFileName(name)));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Answers_are_read_as_expected(string provider, string name)
    {
        var fixture = new FixtureCase(provider, name);
        var results = fixture.Account.Provider.Sources
            .Where(source => source.Kind == "http" && (source.Option is null || fixture.Account.Options.Contains(source.Option)))
            .Select(source => Read(fixture, source)).OfType<SourceResult>().ToList();
        var snapshot = SnapshotJudge.Build(new(fixture.Account, results), new() { Now = fixture.Now });
        var actual = JsonSerializer.Serialize(snapshot.ToRecord(), WireJson.Indented.AccountRecord) + "\n";

        Assert.Empty(fixture.UnusedFiles);
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1") File.WriteAllText(fixture.ExpectedFile, actual);
        Assert.True(File.Exists(fixture.ExpectedFile), $"{fixture.ExpectedFile} is missing; run the test with {UpdateVariable}=1 to write it, then review it.");
        Assert.Equal(File.ReadAllText(fixture.ExpectedFile).Split('\n'), actual.Split('\n'));
    }

    static SourceResult? Read(FixtureCase fixture, SourceDefinition source)
    {
        var chain = new RequestChain(source, fixture.Account);
        if (chain.IsEmpty) return null;
        var answers = new Dictionary<string, Answer>();
        while (chain.Next() is { } request)
        {
            var url = UrlTemplate.Url(request, fixture.Account, chain.Kept, fixture.Now, out var failure);
            Assert.Null(failure);
            Assert.Contains(url!.Host, fixture.Account.Provider.Hosts);
            if (fixture.AnswerTo(request) is not { } answer)
            {
                chain.Accept(request, new());
                continue;
            }

            answers[request.Id] = answer;
            chain.Accept(request, Extractor.Read(source, request, answer,
                new() { Account = fixture.Account, Source = source.Id, Now = fixture.Now, Answers = answers, Kept = chain.Kept }));
        }

        return chain.Finish();
    }
}
