namespace Fuelgauge.App.Storage;

/// <summary>Why a store cannot be used.</summary>
internal enum StorageFault
{
    /// <summary>The file is damaged or no SQLite database.</summary>
    Corrupt,

    /// <summary>The database belongs to a newer version, or to another program.</summary>
    Foreign,

    /// <summary>Another process held it for the whole timeout.</summary>
    Locked,

    /// <summary>No space is left.</summary>
    Full,

    /// <summary>The file or its folder cannot be written or opened.</summary>
    NoAccess,

    /// <summary>The path is a link, is no file, or belongs to somebody else.</summary>
    Refused,

    /// <summary>Anything else SQLite or the disk says.</summary>
    Other,
}

/// <summary>A store cannot be opened, read or written. What was recorded before is untouched; the message says what, where and what to do.</summary>
internal sealed class StorageException(StorageFault fault, string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>Why.</summary>
    public StorageFault Fault { get; } = fault;
}
