using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Credentials;
using Fuelgauge.Core.Extraction;

namespace Fuelgauge.App.Polling;

/// <summary>Runs programs of the user's whose output is an answer.</summary>
/// <param name="helpers">Runs programs.</param>
/// <param name="time">For the time of an answer.</param>
internal sealed class ProgramRunner(ICredentialHelper helpers, TimeProvider time)
{
    /// <summary>The longest that one may take, whatever an account's requests may: some need seconds to start.</summary>
    public static readonly TimeSpan MostTime = TimeSpan.FromSeconds(15);

    /// <summary>Runs the program that the account names for a source, and reads what it prints.</summary>
    /// <param name="source">The source, of kind <c>command</c>.</param>
    /// <param name="request">Its request.</param>
    /// <param name="context">Whose it is.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<(AnswerResult Result, Answer? Answer)> AskAsync(SourceDefinition source, RequestDefinition request, ExtractionContext context, CancellationToken cancellationToken)
    {
        var command = context.Account.KeyCommands[source.Part!];
        var askedAt = time.GetUtcNow();
        var output = await helpers.RunAsync(command, MostTime, cancellationToken).ConfigureAwait(false);
        if (output.Failure is { } failure)
            return (Failures.Unforeseen(failure), null);
        var answer = Answer.OfMachine(request.Id, ProgramText.ToJson(output.Text, output.ExitCode), askedAt, command.Program);
        return (Extractor.Read(source, request, answer, context), answer);
    }
}
