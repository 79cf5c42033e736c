namespace Fuelgauge.Bench;

/// <summary>
/// How somebody uses a provider: an amount every five minutes, drawn anew from a seed. The numbers below were fixed before the forecast was tuned and
/// are no part of what is tuned.
/// </summary>
/// <param name="name">What it is called in the table.</param>
/// <param name="isExactForLine">True where a straight line is the right answer, so that nothing can be asked beyond equalling it.</param>
abstract class UseKind(string name, bool isExactForLine = false)
{
    /// <summary>Readings an hour.</summary>
    public const int PollsPerHour = 12;

    /// <summary>Readings a day.</summary>
    public const int PollsPerDay = 24 * PollsPerHour;

    /// <summary>All kinds.</summary>
    public static readonly IReadOnlyList<UseKind> All = [new Steady(), new Weekdays(), new Bursts(), new TopUps(), new RegimeChange()];

    public string Name { get; } = name;

    public bool IsExactForLine { get; } = isExactForLine;

    /// <summary>True for a wallet that was topped up now and then.</summary>
    public virtual bool HasTopUps => false;

    /// <summary>Use in shares of an average day's five minutes: about 1 on average at the level in force at the origin.</summary>
    /// <param name="random">The seed's numbers.</param>
    /// <param name="past">Polls before the origin.</param>
    /// <param name="future">Polls after it.</param>
    public abstract double[] Draw(Random random, int past, int future);

    /// <summary>A number with mean 1, from a gamma distribution of whole shape.</summary>
    protected static double Gamma(Random random, int shape)
    {
        var sum = 0.0;
        for (var part = 0; part < shape; part++)
            sum -= Math.Log(1 - random.NextDouble());
        return sum / shape;
    }

    /// <summary>A number with mean 1, from a lognormal distribution.</summary>
    protected static double LogNormal(Random random, double sigma)
    {
        var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return Math.Exp(sigma * normal - sigma * sigma / 2);
    }

    /// <summary>Day and night: from 0.3 at the quietest hour to 1.7 at the busiest.</summary>
    protected static double DayAndNight(double hour) => 1 - 0.7 * Math.Cos(2 * Math.PI * hour / 24);

    sealed class Steady() : UseKind("steady", isExactForLine: true)
    {
        public override double[] Draw(Random random, int past, int future) => [.. Enumerable.Range(0, past + future).Select(_ => Gamma(random, 4))];
    }

    /// <summary>Office hours with a lunch, weekends at a twelfth; days differ by a third.</summary>
    sealed class Weekdays() : UseKind("weekdays")
    {
        public override double[] Draw(Random random, int past, int future)
        {
            var start = random.Next(7 * PollsPerDay);
            var days = Enumerable.Range(0, (past + future) / PollsPerDay + 2).Select(_ => LogNormal(random, 0.35)).ToArray();
            return [.. Enumerable.Range(start, past + future).Select(poll =>
            {
                var hour = poll % PollsPerDay / (double)PollsPerHour;
                var isWeekend = poll / PollsPerDay % 7 >= 5;
                var busy = hour switch { >= 9 and < 12 => 1, >= 12 and < 13 => 0.4, >= 13 and < 18 => 1, >= 18 and < 23 => 0.15, _ => 0.02 };
                return busy * 24 / 9.35 * (isWeekend ? 0.08 : 1) * 7 / 5.16 * days[(poll - start) / PollsPerDay] * Gamma(random, 1);
            })];
        }
    }

    /// <summary>An agent at work for an hour or so, then nothing for some hours, at any time.</summary>
    sealed class Bursts() : UseKind("bursts")
    {
        const double Idle = 5 * PollsPerHour, Busy = 1.2 * PollsPerHour, Baseline = 0.02;

        public override double[] Draw(Random random, int past, int future)
        {
            var use = new double[past + future];
            var isBusy = random.NextDouble() < Busy / (Busy + Idle);
            var strength = LogNormal(random, 0.6);
            for (var poll = 0; poll < use.Length; poll++)
            {
                use[poll] = Baseline + (isBusy ? strength * (1 - Baseline) * (Busy + Idle) / Busy * Gamma(random, 2) : 0);
                if (random.NextDouble() >= 1 / (isBusy ? Busy : Idle))
                    continue;
                isBusy = !isBusy;
                strength = LogNormal(random, 0.6);
            }

            return use;
        }
    }

    /// <summary>Day and night, days that differ by a third, and a wallet that is filled every two to eight days.</summary>
    class TopUps(string name = "top-ups") : UseKind(name)
    {
        public override bool HasTopUps => true;

        public override double[] Draw(Random random, int past, int future)
        {
            var start = random.Next(PollsPerDay);
            var days = Enumerable.Range(0, (past + future) / PollsPerDay + 2).Select(_ => LogNormal(random, 0.3)).ToArray();
            return [.. Enumerable.Range(start, past + future).Select(poll => DayAndNight(poll / (double)PollsPerHour) * days[(poll - start) / PollsPerDay] * Gamma(random, 1))];
        }
    }

    /// <summary>The same without top-ups; between half a day and ten days before the origin everything becomes 1.6 to 4 times as much, or as little.</summary>
    sealed class RegimeChange() : TopUps("regime change")
    {
        public override bool HasTopUps => false;

        public override double[] Draw(Random random, int past, int future)
        {
            var use = base.Draw(random, past, future);
            var factor = Math.Exp(Math.Log(1.6) + random.NextDouble() * (Math.Log(4) - Math.Log(1.6)));
            var before = random.Next(2) == 0 ? factor : 1 / factor;
            var change = past - (int)((0.5 + 9.5 * random.NextDouble()) * PollsPerDay);
            for (var poll = 0; poll < change; poll++)
                use[poll] *= before;
            return use;
        }
    }
}
