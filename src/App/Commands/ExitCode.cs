namespace Fuelgauge.App.Commands;

/// <summary>What the program answers to its caller (DESIGN §4). Scripts rely on these numbers.</summary>
internal static class ExitCode
{
    /// <summary>Done, whatever the statuses.</summary>
    public const int Done = 0;

    /// <summary>Something of ours failed.</summary>
    public const int Failed = 1;

    /// <summary>Wrong arguments or configuration.</summary>
    public const int Usage = 2;

    /// <summary>Some account is in error and <c>--fail-on</c> names <c>error</c>.</summary>
    public const int AccountError = 3;

    /// <summary>Nothing is configured, and <c>--fail-on</c> is given.</summary>
    public const int NothingConfigured = 4;

    /// <summary>At or beyond a level that <c>--fail-on</c> names; no room for the work asked about.</summary>
    public const int Hold = 10;

    /// <summary>Whether there is room cannot be told.</summary>
    public const int CannotTell = 69;

    /// <summary><c>wait</c> has waited as long as it was told to.</summary>
    public const int TimedOut = 124;

    /// <summary>A command to run could not be started.</summary>
    public const int NotStarted = 127;

    /// <summary>Ended by SIGINT.</summary>
    public const int Interrupted = 130;

    /// <summary>Ended by SIGTERM; commands that run until ended answer <see cref="Done"/> instead.</summary>
    public const int Terminated = 143;

    /// <summary>What a monitoring system reads as UNKNOWN: every failure of ours under <c>--format nagios</c>.</summary>
    public const int NagiosUnknown = 3;
}
