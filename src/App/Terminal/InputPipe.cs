namespace Fuelgauge.App.Terminal;

/// <summary>Stdin, where there may be none.</summary>
internal static class InputPipe
{
    const string Descriptors = "/proc/self/fd";
    const string Flags = "flags:";

    /// <summary>
    /// Opens stdin; empty where the process was begun without one. The runtime then has a pipe of its own in that place (for its signals), from which
    /// nothing would ever come: one that this process itself may write to. Only Linux tells which pipes a process holds.
    /// </summary>
    public static Stream Open() => OperatingSystem.IsLinux() && IsOurs() ? Stream.Null : Console.OpenStandardInput();

    static bool IsOurs()
    {
        try
        {
            return new FileInfo($"{Descriptors}/0").LinkTarget is { } input && input.StartsWith("pipe:", StringComparison.Ordinal)
                && Directory.EnumerateFiles(Descriptors).Any(other => IsWriter(other, input));
        }
        catch (IOException)
        {
            return false;
        }
    }

    static bool IsWriter(string descriptor, string pipe)
    {
        const int accessMode = 3;
        const int writeOnly = 1;
        try
        {
            if (new FileInfo(descriptor).LinkTarget != pipe)
                return false;
            var flags = File.ReadLines($"/proc/self/fdinfo/{Path.GetFileName(descriptor)}").First(line => line.StartsWith(Flags, StringComparison.Ordinal));
            return (Convert.ToInt32(flags[Flags.Length..].Trim(), 8) & accessMode) == writeOnly;
        }
        catch (IOException)
        {
            return false;   // closed meanwhile, as the one that lists them is
        }
    }
}
