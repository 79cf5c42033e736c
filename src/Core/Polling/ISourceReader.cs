using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Polling;

/// <summary>Reads sources of one kind other than HTTP: files and databases of this machine. They have no minimum interval and no credential is sent.</summary>
public interface ISourceReader
{
    /// <summary>The <see cref="SourceDefinition.Kind"/> it reads: <c>dispatch</c>.</summary>
    string Kind { get; }

    /// <summary>Reads one source of one account. Expected failures are in the result.</summary>
    /// <returns>What was read; null when the account has no such source (no budget set, nothing to count).</returns>
    ValueTask<SourceResult?> ReadAsync(Account account, SourceDefinition source, CancellationToken cancellationToken);
}
