using Fuelgauge.App.Polling;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Judging;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Polling;

namespace Fuelgauge.App.Commands;

/// <summary>What a definition reads of saved answers. Nothing is sent, and no key is needed.</summary>
/// <param name="Answers">What each request's answers gave, in the order of the definition.</param>
/// <param name="Account">The account, as <c>check</c> would show it.</param>
internal sealed record Trial(IReadOnlyList<TriedAnswer> Answers, Snapshot Account)
{
    // Words that no answer holds: what is no secret must not be taken out of messages.
    const string NoSecret = "\u00a7\u00a7\u00a7\u00a7\u00a7\u00a7\u00a7\u00a7";

    /// <summary>Reads the answers.</summary>
    /// <param name="provider">The definition.</param>
    /// <param name="region">The site.</param>
    /// <param name="saved">The answers; several of one request are its pages or items, in order.</param>
    /// <param name="now">The instant they came, UTC.</param>
    /// <exception cref="CommandFailure">More answers than a request takes, or items without their list.</exception>
    public static Trial Of(ProviderDefinition provider, Region region, IReadOnlyList<SavedAnswer> saved, DateTimeOffset now)
    {
        var account = AccountOf(provider, region);
        var tried = new List<TriedAnswer>();
        var results = new List<SourceResult>();
        foreach (var source in provider.Sources.Where(source => saved.Any(answer => answer.Source == source)))
        {
            var chain = new RequestChain(source, account);
            var answers = new Dictionary<string, Answer>();
            foreach (var request in source.Requests)
            {
                List<SavedAnswer> own = [.. saved.Where(answer => answer.Source == source && answer.Request == request)];
                if (own.Count == 0)
                    continue;
                var context = new ExtractionContext { Account = account, Source = source.Id, Now = now, Answers = answers, Kept = chain.Kept, Assumed = chain.Assumed };
                var (result, answer) = Read(source, request, own, context);
                if (answer is not null && result.IsAnswer)
                    answers[request.Id] = answer;
                chain.Accept(request, result);
                tried.Add(new(source, request, own[^1].Status, result));
            }

            results.Add(chain.Finish());
        }

        return new(tried, SnapshotJudge.Build(new PolledAccount(account, results), new() { Now = now }));
    }

    static (AnswerResult Result, Answer? Answer) Read(SourceDefinition source, RequestDefinition request, List<SavedAnswer> saved, ExtractionContext context)
    {
        if (request.Pages is null && request.ForEach is null)
        {
            if (saved.Count > 1)
                throw new CommandFailure(ExitCode.Usage, $"--answer: request {request.Id} is made once, and {saved.Count} answers were given");
            var answer = saved[0].At(context.Now);
            return (Extractor.Read(source, request, answer, context), answer);
        }

        if (request.ForEach is { } calls && !context.Answers.ContainsKey(calls.Request))
            throw new CommandFailure(ExitCode.Usage, $"--answer: request {request.Id} is made once per item of {calls.Request}; give a good answer to that too: --answer {calls.Request}=FILE");
        var parts = new PartedRequest(source, request, context, new AnswerAllowance());
        var part = (Context: context, Page: (NextPage?)null);
        var waiting = new Queue<SavedAnswer>(saved);
        while (parts.TryNext(ref part))
        {
            var next = waiting.TryDequeue(out var given) ? given.At(context.Now) : null;
            parts.Add(next, next is null ? new(State.Unrecognized, $"request {request.Id} is to be made once more, and no further --answer {request.Id}=FILE was given") : null);
        }

        return waiting.Count == 0 ? parts.Finish()
            : throw new CommandFailure(ExitCode.Usage, $"--answer: request {request.Id} is made {saved.Count - waiting.Count} times, and {saved.Count} answers were given");
    }

    static Account AccountOf(ProviderDefinition provider, Region region) => new()
    {
        Id = new AccountId(provider.Id, AccountId.DefaultName),
        Provider = provider,
        Region = region,
        Credentials = provider.Credentials
            .SelectMany(credential => credential.Parts.Select(part => (Part: part, Origin: credential.Variables is [var variable, ..] ? variable.Name : part)))
            .DistinctBy(found => found.Part)
            .ToDictionary(found => found.Part, found => new Credential(new Secret(NoSecret), found.Origin, "")),
        Settings = provider.Settings.ToDictionary(setting => setting.Name, setting => setting.Default ?? setting.Name),
        BaseUrl = region.BaseUrl is null ? new Uri("https://example.invalid") : null,
        Options = provider.Options,
        Tags = provider.Tags,
    };
}

/// <summary>What the answers of one request gave.</summary>
/// <param name="Source">Its source.</param>
/// <param name="Request">The request.</param>
/// <param name="Status">HTTP status of the last answer.</param>
/// <param name="Result">What was read.</param>
internal sealed record TriedAnswer(SourceDefinition Source, RequestDefinition Request, int Status, AnswerResult Result);
