using Fuelgauge.App.Storage;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Storage;

namespace Fuelgauge.App.Commands;

/// <summary>The history database as commands use it.</summary>
internal sealed class History : IDisposable
{
    /// <summary>A day of a thousand accounts is done in a dozen passes.</summary>
    static readonly TimeSpan RollUpBudget = TimeSpan.FromMilliseconds(100);

    readonly Setup setup;
    readonly bool records;
    string? fault;
    bool hasNews;

    History(Setup setup, IReadingLog log, bool records)
    {
        this.setup = setup;
        this.records = records;
        Log = log;
    }

    /// <summary>The log; one in memory where the real one cannot be had, or is not there and not wanted.</summary>
    public IReadingLog Log { get; }

    /// <summary>
    /// Opens it for a pass. Where that fails the pass is made and printed all the same. What a pass that records nothing shows is judged by
    /// the same history (learned limits, accounts seen lately), but none is made for it.
    /// </summary>
    public static History OpenForPass(Setup setup, PassRequest request, OutputPlan plan)
    {
        try
        {
            if (!request.Records && !File.Exists(Place(setup, request.Database).Path))
                return new(setup, new MemoryReadingLog(), records: false);
            return new(setup, Open(setup, request.Database, plan), request.Records);
        }
        catch (StorageException exception)
        {
            return new(setup, new MemoryReadingLog(), request.Records) { fault = exception.Message };
        }
    }

    /// <summary>Opens it to look into it.</summary>
    /// <exception cref="CommandFailure">It cannot be opened.</exception>
    public static History OpenToRead(Setup setup, string? flag, OutputPlan plan)
    {
        try
        {
            return new(setup, Open(setup, flag, plan), records: false);
        }
        catch (StorageException exception)
        {
            throw new CommandFailure(ExitCode.Failed, exception.Message);
        }
    }

    /// <summary>Records a pass, when it is one that records.</summary>
    /// <returns>False when it could not be recorded; why has then been said on stderr.</returns>
    public bool Record(IReadOnlyList<Snapshot> pass, DateTimeOffset at)
    {
        if (!records)
            return true;
        try
        {
            if (fault is null)
                Log.Append(pass, at);
        }
        catch (StorageException exception)
        {
            fault = exception.Message;
        }

        hasNews = fault is null;
        if (fault is null)
            return true;
        setup.World.Say($"fuelgauge: not recorded: {fault}");
        return false;
    }

    /// <summary>Goes on with rolling up what is old, for a moment, after a pass was recorded. Nobody waits for it; what is left comes with the next pass.</summary>
    public void RollUp()
    {
        if (!hasNews || Log is not SqliteReadingLog log)
            return;
        hasNews = false;
        try
        {
            log.RollUp(setup.Settings.History, setup.World.Time, RollUpBudget);
        }
        catch (StorageException)
        {
            // Nothing is lost and the pass is recorded; where the database is at fault, the next pass says so.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Log.Dispose();

    static SqliteReadingLog Open(Setup setup, string? flag, OutputPlan plan)
    {
        var place = Place(setup, flag);
        if (place.Note is { } note)
            plan.Hint(setup.World, note);
        return SqliteReadingLog.Open(place.Path, setup.World.Time.LocalTimeZone);
    }

    static DatabasePlace Place(Setup setup, string? flag) => DatabasePaths.Monitor(setup.World.Environment, flag, setup.Settings.Database);
}
