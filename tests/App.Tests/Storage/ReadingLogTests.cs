using Fuelgauge.App.Storage;

namespace Fuelgauge.App.Tests.Storage;

public sealed class MemoryReadingLogTests() : ReadingLogContract(_ => new MemoryReadingLog());

public sealed class SqliteReadingLogTests() : ReadingLogContract(folder => SqliteReadingLog.Open(folder.File("monitor.db"), TimeZoneInfo.Utc));
