using Fuelgauge.App.Configuration.Toml;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Configuration.Settings;

/// <summary>Reads <c>warning</c> and <c>critical</c>.</summary>
internal static class ThresholdReader
{
    /// <summary>The thresholds of a table; what it does not say is taken from <paramref name="basis"/>.</summary>
    /// <param name="reader">The table.</param>
    /// <param name="basis">What holds otherwise.</param>
    /// <param name="allowAmounts">False where the unit of the meter cannot be known.</param>
    public static Thresholds Read(TomlTableReader reader, Thresholds basis, bool allowAmounts = true)
    {
        var warning = Get("warning");
        var critical = Get("critical");
        var warningShare = warning is { IsPercent: true } ? warning.Value.Value / 100 : basis.WarningShare;
        var criticalShare = critical is { IsPercent: true } ? critical.Value.Value / 100 : basis.CriticalShare;
        if (warning is { IsPercent: true } && critical is { IsPercent: true } && criticalShare > warningShare)
            reader.Error("critical", "critical is above warning; write for example warning = \"10%\" and critical = \"5%\"");
        // Where one of the two is written, the other gives way.
        var thresholds = basis with
        {
            WarningShare = warning is { IsPercent: true } ? warningShare : Math.Max(warningShare, criticalShare),
            CriticalShare = critical is { IsPercent: true } ? criticalShare : Math.Min(warningShare, criticalShare),
        };
        return WithAmounts(
            reader,
            thresholds,
            warning is { IsPercent: false } ? (warning.Value.Value, warning.Value.Unit) : null,
            critical is { IsPercent: false } ? (critical.Value.Value, critical.Value.Unit) : null,
            "critical");

        Amount? Get(string key)
        {
            var amount = reader.ShareOrAmount(key);
            if (amount is null or { IsPercent: true } || allowAmounts)
                return amount;
            reader.Error(key, $"{key} = \"{amount}\" is no share, and meters differ in their units; write for example {key} = \"10%\", or set it for one meter under [account.meters.balance]");
            return null;
        }
    }

    /// <summary>Adds absolute thresholds; both must be in one unit.</summary>
    public static Thresholds WithAmounts(
        TomlTableReader reader, Thresholds thresholds, (decimal Value, string? Unit)? warning, (decimal Value, string? Unit)? critical, string key)
    {
        if (warning is null && critical is null)
            return thresholds;
        if (warning is not null && critical is not null && warning.Value.Unit != critical.Value.Unit)
            reader.Error(key, $"{key} is in another unit than the warning; write both in the meter's own");
        else if (critical?.Value > warning?.Value)
            reader.Error(key, $"{key} is above the warning; write a smaller amount");
        return thresholds with
        {
            Unit = warning?.Unit ?? critical?.Unit ?? thresholds.Unit,
            WarningAmount = warning?.Value ?? thresholds.WarningAmount,
            CriticalAmount = critical?.Value ?? thresholds.CriticalAmount,
        };
    }
}
