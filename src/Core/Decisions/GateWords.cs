using System.Globalization;
using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Decisions;

/// <summary>Says how a meter stands: <c>58% of weekly left after a reserve of 20%, 60% needed</c>; in amounts where the need is one or no share is known.</summary>
/// <param name="Meter">Its id.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Limit">What a share is of; null when unknown.</param>
/// <param name="Need">What is needed; null for anything.</param>
readonly record struct GateWords(string Meter, string Unit, decimal? Limit, Amount? Need)
{
    /// <summary>The words.</summary>
    /// <param name="available">Left after both.</param>
    /// <param name="reserve">The reserve as its user wrote it.</param>
    /// <param name="reserved">What it takes.</param>
    /// <param name="leased">What leases take.</param>
    /// <param name="fits">True when it is enough.</param>
    public string Of(decimal available, Amount? reserve, decimal reserved, decimal leased, bool fits)
    {
        string[] taken = [.. reserved > 0 ? [$"a reserve of {reserve}"] : Array.Empty<string>(), .. leased > 0 ? [$"leases of {Text(leased)}"] : Array.Empty<string>()];
        var after = taken.Length == 0 ? "" : $" after {string.Join(" and ", taken)}";
        var wanted = fits ? "" : Need is { } need && GateJudge.IsIn(need, Unit) ? $", {(need.IsPercent ? need : Text(need.Value))} needed" : ", which is none to give";
        return $"{Text(Math.Max(0, available))} of {Meter} left{after}{wanted}";
    }

    string Text(decimal amount)
    {
        var isShare = Limit is not null && Need is not { IsPercent: false };
        if (isShare && Amounts.TryDivide(amount, Limit!.Value, out var share) && Amounts.TryMultiply(share, 100, out var percent))
            return $"{Rounded(percent, 1)}%";
        return Unit == Amount.Percent ? $"{Rounded(amount, 1)}%" : $"{Rounded(amount, 2)} {Unit}";
    }

    // Down, so that a need is never seemingly met; not to nothing while something is left.
    static string Rounded(decimal value, int digits)
    {
        var least = digits == 1 ? 0.1m : 0.01m;
        return value > 0 && value < least ? $"<{least.ToString(CultureInfo.InvariantCulture)}" : Amounts.Trim(decimal.Round(value, digits, MidpointRounding.ToZero)).ToString(CultureInfo.InvariantCulture);
    }
}
