using Fuelgauge.App.Documents;
using Fuelgauge.App.Files;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Hashing;
using Fuelgauge.Core.Machine;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Polling;

namespace Fuelgauge.App.Sources.Files;

/// <summary>Reads files that other programs leave on this machine as if they were answers.</summary>
/// <param name="environment">Where they are.</param>
/// <param name="documents">Reads texts.</param>
/// <param name="salt">The history's, for what a file says of whose it is.</param>
/// <param name="time">The clock.</param>
internal sealed class FileSource(HostEnvironment environment, DocumentReader documents, ReadOnlyMemory<byte> salt, TimeProvider time) : ISourceReader
{
    const int MostTries = 3;
    const int MostCandidates = 32;
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <inheritdoc/>
    public string Kind => SourceKind.File;

    /// <inheritdoc/>
    public async ValueTask<SourceResult?> ReadAsync(Account account, SourceDefinition source, CancellationToken cancellationToken)
    {
        if (!account.HasLocalFiles || (source.Option is { } option && !account.Options.Contains(option)))
            return null;
        var chain = new RequestChain(source, account);
        var context = new ExtractionContext { Account = account, Source = source.Id, Now = time.GetUtcNow() };
        var isThere = false;
        while (chain.Next() is { } request)
        {
            var result = await ReadAsync(source, request, context, cancellationToken).ConfigureAwait(false);
            isThere |= result is not null;
            chain.Accept(request, result ?? new() { Failure = new(State.NoData, ""), Then = FaultAction.Skip });
        }

        return isThere ? chain.Finish() with { Identity = chain.AccountIdentity is { } identity ? SaltedHash.Of(salt.Span, identity) : null } : null;
    }

    /// <summary>What the newest document of a request says; null where there is none.</summary>
    async Task<AnswerResult?> ReadAsync(SourceDefinition source, RequestDefinition request, ExtractionContext context, CancellationToken cancellationToken)
    {
        var places = context.Account.Provider.Places(environment, context.Account.Home);
        var files = LocalFiles.Find(request.File!.Paths, places);
        var (answer, failure) = request.File.Format == DocumentFormat.Jsonl
            ? new NewestLine(source, request, context, time).Find(files, environment.Shorten)
            : await DocumentAsync(source, request, context, files, cancellationToken).ConfigureAwait(false);
        return answer is not null ? Extractor.Read(source, request, answer, context) : failure is null ? null : Failures.Unforeseen(failure);
    }

    async Task<(Answer? Document, PollFailure? Failure)> DocumentAsync(
        SourceDefinition source, RequestDefinition request, ExtractionContext context, IEnumerable<LocalFile> files, CancellationToken cancellationToken)
    {
        foreach (var file in files.OrderByDescending(file => file.ModifiedAt).Take(MostCandidates))
        {
            var (answer, failure) = await WholeAsync(source, request, context, file, cancellationToken).ConfigureAwait(false);
            if (answer is not null || failure is not null)
                return (answer, failure);
        }

        return default;
    }

    // Programs rewrite such files in place: one that cannot be understood may be read in the middle of it, and is read again in a moment.
    async Task<(Answer? Document, PollFailure? Failure)> WholeAsync(
        SourceDefinition source, RequestDefinition request, ExtractionContext context, LocalFile file, CancellationToken cancellationToken)
    {
        var place = environment.Shorten(file.Path);
        var document = new WholeDocument(request.File!, documents, time);
        for (var tries = 1; ; tries++)
        {
            var json = document.Read(file.Path, place, out var failure);
            var worth = json is { } text ? LocalDocuments.Judge(source, request, text, file.ModifiedAt, context) : default;
            if (worth.Fault is not null)
                failure = new(State.Unrecognized, $"{place} {worth.Fault}.");
            if (failure?.State != State.Unrecognized || tries == MostTries)
                return (worth.At is { } at ? Answer.OfMachine(request.Id, json!.Value, at, place) : null, failure);
            await Task.Delay(Pause, time, cancellationToken).ConfigureAwait(false);
        }
    }
}
