using Fuelgauge.Core.Credentials;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Tests.Polling;

/// <summary>No credential from a program; programs whose output is an answer print what a test says.</summary>
sealed class PrintedPrograms(Func<ProgramOutput>? print = null) : ICredentialHelper
{
    /// <summary>How often one was run.</summary>
    public int Runs { get; private set; }

    public ValueTask<Account> CompleteAsync(Account account, CancellationToken cancellationToken) => new(account);

    public Task<ProgramOutput> RunAsync(KeyCommand command, TimeSpan timeout, CancellationToken cancellationToken)
    {
        Runs++;
        return Task.FromResult(print!());
    }
}
