using Fuelgauge.App.Storage;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Storage;

namespace Fuelgauge.App.Commands;

/// <summary>The history database as commands use it.</summary>
internal sealed class History : IDisposable
{
    readonly Setup setup;
    readonly bool isQuiet;
    string? fault;

    History(Setup setup, IReadingLog log, bool isQuiet)
    {
        this.setup = setup;
        this.isQuiet = isQuiet;
        Log = log;
    }

    /// <summary>The log; one in memory where the real one cannot be had or is not wanted.</summary>
    public IReadingLog Log { get; }

    /// <summary>Opens it to record a pass. Where that fails the pass is made and printed all the same.</summary>
    public static History OpenToRecord(Setup setup, PassRequest request, OutputPlan plan)
    {
        if (!request.Records)
            return new(setup, new MemoryReadingLog(), plan.IsQuiet);
        try
        {
            return new(setup, Open(setup, request.Database, plan), plan.IsQuiet);
        }
        catch (StorageException exception)
        {
            return new(setup, new MemoryReadingLog(), plan.IsQuiet) { fault = exception.Message };
        }
    }

    /// <summary>Opens it to look into it.</summary>
    /// <exception cref="CommandFailure">It cannot be opened.</exception>
    public static History OpenToRead(Setup setup, string? flag, OutputPlan plan)
    {
        try
        {
            return new(setup, Open(setup, flag, plan), plan.IsQuiet);
        }
        catch (StorageException exception)
        {
            throw new CommandFailure(ExitCode.Failed, exception.Message);
        }
    }

    /// <summary>Records a pass.</summary>
    /// <returns>False when it could not be recorded; why has then been said on stderr.</returns>
    public bool Record(IReadOnlyList<Snapshot> pass, DateTimeOffset at)
    {
        try
        {
            if (fault is null)
                Log.Append(pass, at);
        }
        catch (StorageException exception)
        {
            fault = exception.Message;
        }

        if (fault is null)
            return true;
        setup.World.Say($"fuelgauge: not recorded: {fault}");
        return false;
    }

    /// <inheritdoc/>
    public void Dispose() => Log.Dispose();

    static SqliteReadingLog Open(Setup setup, string? flag, OutputPlan plan)
    {
        var place = DatabasePaths.Monitor(setup.World.Environment, flag, setup.Settings.Database);
        if (place.Note is { } note)
            plan.Hint(setup.World, note);
        return SqliteReadingLog.Open(place.Path, setup.World.Time.LocalTimeZone);
    }
}
