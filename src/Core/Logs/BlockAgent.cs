namespace Fuelgauge.Core.Logs;

/// <summary>The agent whose use is told in five-hour blocks where nobody names another.</summary>
public static class BlockAgent
{
    /// <summary>Claude Code: its plans are limited by windows of five hours that begin with first use.</summary>
    public const string Word = "claude";
}
