using Fuelgauge.Core.Catalog;

namespace Fuelgauge.Core.Credentials;

/// <summary>Looks for credentials in the environment and in key files.</summary>
public interface ICredentialFinder
{
    /// <summary>Everything found for one part of a provider's credential in its usual places, best first; faulty places are among it.</summary>
    IReadOnlyList<CredentialFind> Discover(CredentialDefinition definition);

    /// <summary>What is found in the stores of one folder of the provider's program, and nowhere else.</summary>
    /// <param name="variable">The variable that moves the folder.</param>
    /// <param name="folder">The folder that stands in its place, absolute.</param>
    /// <param name="definition">The part.</param>
    IReadOnlyList<CredentialFind> DiscoverAt(string variable, string folder, CredentialDefinition definition);

    /// <summary>Reads the place that an account names: one find, or the several parts of a store. A file may hold the bare secret or set one of the definition's variables.</summary>
    IReadOnlyList<CredentialFind> Read(VariablePlace place, CredentialDefinition definition);

    /// <inheritdoc cref="Read(VariablePlace, CredentialDefinition)"/>
    IReadOnlyList<CredentialFind> Read(FilePlace place, CredentialDefinition definition);
}

/// <summary>Runs the helper programs that accounts name, each at most once in the life of the process.</summary>
public interface ICredentialHelper
{
    /// <summary>
    /// The account with the answers of its <see cref="Model.Account.KeyCommands"/> among its credentials, or with a
    /// <see cref="Model.Account.CredentialFailure"/>. An account without helpers is given back as it is. Call it right before the first request.
    /// </summary>
    ValueTask<Model.Account> CompleteAsync(Model.Account account, CancellationToken cancellationToken);

    /// <summary>Runs a program of the user's whose output is an answer, each time it is called, under the same limits but for the time.</summary>
    /// <param name="command">The program.</param>
    /// <param name="timeout">Longest time.</param>
    /// <param name="cancellationToken">Ends it, and the program.</param>
    Task<ProgramOutput> RunAsync(KeyCommand command, TimeSpan timeout, CancellationToken cancellationToken);
}
