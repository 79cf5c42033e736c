namespace Fuelgauge.App.Storage;

/// <summary>How far rolling up came.</summary>
internal enum RollUpProgress
{
    /// <summary>Nothing is left that is due.</summary>
    Done,

    /// <summary>The time was up before all was done.</summary>
    More,

    /// <summary>Another process was writing.</summary>
    Busy,
}
