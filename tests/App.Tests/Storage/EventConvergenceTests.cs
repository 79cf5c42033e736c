using System.Globalization;
using CsCheck;
using Fuelgauge.App.Storage;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Storage;

namespace Fuelgauge.App.Tests.Storage;

/// <summary>Events do not depend on who wrote a reading, when it was delivered, or how often.</summary>
public sealed class EventConvergenceTests : IDisposable
{
    /// <summary>What happens between two passes, by a number: much use, nothing, a top-up, a reset, a new plan, an odd answer…</summary>
    static readonly Gen<int[]> Story = Gen.Int[0, 15].Array[4, 40];

    /// <summary>Which of two writers reads a pass, and in what order the passes of both arrive: each writer's in its own order, some of them twice.</summary>
    static readonly Gen<(bool[] Writers, bool[] Turns, int[] Again)> Deliveries =
        Gen.Select(Gen.Bool.Array[40], Gen.Bool.Array[40], Gen.Int[0, 39].Array[0, 6], (writers, turns, again) => (writers, turns, again));

    readonly TemporaryFolder folder = new();

    [Fact]
    public void Two_writers_in_any_order_give_each_event_once() => Gen.Select(Story, Deliveries).Sample((story, delivery) =>
    {
        var passes = Tell(story);
        using var inOrder = new MemoryReadingLog();
        foreach (var pass in passes)
            inOrder.Append([pass], pass.ObservedAt!.Value);

        using var mixed = new MemoryReadingLog();
        foreach (var (pass, _) in Deliver(passes, delivery))
            mixed.Append([pass], pass.ObservedAt!.Value);

        Assert.Equal(Events(inOrder), Events(mixed));
    });

    [Fact]
    public void Two_connections_to_one_file_in_any_order_give_each_event_once() => Gen.Select(Story, Deliveries).Sample(
        (story, delivery) =>
        {
            var passes = Tell(story);
            using var inOrder = new MemoryReadingLog();
            foreach (var pass in passes)
                inOrder.Append([pass], pass.ObservedAt!.Value);

            var file = folder.File($"{Guid.NewGuid():N}.db");
            using var one = SqliteReadingLog.Open(file, TimeZoneInfo.Utc);
            using var other = SqliteReadingLog.Open(file, TimeZoneInfo.Utc);
            foreach (var (pass, isOne) in Deliver(passes, delivery))
                (isOne ? one : other).Append([pass], pass.ObservedAt!.Value);

            Assert.Equal(Events(inOrder), Events(one));
        },
        iter: 40);

    [Fact]
    public void Rows_of_another_program_folded_in_between_give_each_event_once() => Gen.Select(Gen.Int[0, 8].Array[4, 30], Deliveries).Sample(
        (story, delivery) =>
        {
            var balances = Balances(story);
            using var inOrder = new MemoryReadingLog();
            foreach (var (balance, at) in balances)
                inOrder.Append([Passes.Of(Passes.Balance(balance, at))], at);

            var file = folder.File($"{Guid.NewGuid():N}.db");
            using var log = SqliteReadingLog.Open(file, TimeZoneInfo.Utc);
            using var python = Sql.Open(file);
            foreach (var (balance, at, isForeign) in balances.Select((row, index) => (row.Balance, row.At, delivery.Writers[index])))
            {
                if (isForeign)
                    Sql.Run(python, $"INSERT INTO usage_snapshots (timestamp, provider, remaining, currency) VALUES ('{at:yyyy-MM-ddTHH:mm:ss}', 'glm', {balance.ToString(CultureInfo.InvariantCulture)}, 'CNY')");
                else if (delivery.Turns[(int)(at - Passes.Noon).TotalMinutes / 5 % 40])
                    log.Append([Passes.Of(Passes.Balance(balance, at))], at);
            }
            // What this program read in the meantime is delivered late, behind the rows of the other.
            foreach (var (balance, at) in balances)
                log.Append([Passes.Of(Passes.Balance(balance, at))], at);

            Assert.Equal(Events(inOrder), Events(log));
        },
        iter: 40);

    [Fact]
    public void Readings_that_become_known_late_take_an_event_back()
    {
        using var log = new MemoryReadingLog();
        foreach (var (balance, minute) in new[] { (10m, 0), (110m, 10), (110m, 20) })
            log.Append([Passes.Of(Passes.Balance(balance, Passes.Noon.AddMinutes(minute)))], Passes.Noon);
        Assert.Single(Events(log));

        log.Append([Passes.Of(Passes.Balance(112m, Passes.Noon.AddMinutes(-10)))], Passes.Noon);

        Assert.Empty(Events(log));   // 10 was the odd one
    }

    public void Dispose() => folder.Dispose();

    /// <summary>Passes every five minutes, with two days between the first ones, so that a window that appears is news.</summary>
    static List<Snapshot> Tell(int[] story)
    {
        var passes = new List<Snapshot>();
        var (balance, used, plan, hasStarted) = (100m, 0m, "Lite", true);
        var at = Passes.Noon;
        var reset = at.AddHours(5);
        foreach (var (happening, index) in story.Select((happening, index) => (happening, index)))
        {
            at = index == 2 ? at.AddDays(2) : at.AddMinutes(5);
            if (at > reset)
                (used, reset) = (0, at.AddHours(5));
            var seen = (Balance: balance, Used: used, Plan: plan);
            switch (happening)
            {
                case 0: balance += 100; seen.Balance = balance; break;
                case 1: used = 0; reset = at.AddHours(5); seen.Used = 0; break;
                case 2: plan = plan == "Lite" ? "Pro" : "Lite"; seen.Plan = plan; break;
                case 3: seen = (0, 0, "Max"); break;
                case 4: at = reset.AddMinutes(1); (used, reset) = (1, at.AddHours(5)); seen.Used = 1; break;
                case 5: hasStarted = !hasStarted; break;
                default: balance -= happening; used = Math.Min(100, used + happening); seen = (balance, used, plan); break;
            }
            var window = Passes.Window(100 - seen.Used, at) with { ResetsAt = hasStarted ? reset : null };
            Reading[] readings = index < 3 ? [Passes.Balance(seen.Balance, at)] : [Passes.Balance(seen.Balance, at), window];
            var snapshot = Passes.Of(readings) with { Plan = seen.Plan, ObservedAt = at };
            passes.Add(hasStarted ? snapshot : snapshot with { Meters = [.. snapshot.Meters.Select(meter => meter.Reading is QuotaWindow ? meter with { State = State.NotStarted } : meter)] });
        }

        return passes;
    }

    static List<(decimal Balance, DateTimeOffset At)> Balances(int[] story)
    {
        var balance = 100m;
        return [.. story.Select((happening, index) => (happening == 1 ? 0 : balance = happening == 0 ? balance + 150 : balance - happening, Passes.Noon.AddMinutes(5 * index)))];
    }

    static IEnumerable<(Snapshot Pass, bool IsOne)> Deliver(List<Snapshot> passes, (bool[] Writers, bool[] Turns, int[] Again) delivery)
    {
        var one = new Queue<Snapshot>(passes.Where((_, index) => delivery.Writers[index]));
        var other = new Queue<Snapshot>(passes.Where((_, index) => !delivery.Writers[index]));
        for (var turn = 0; one.Count + other.Count > 0; turn++)
        {
            var isOne = other.Count == 0 || (one.Count > 0 && delivery.Turns[turn % delivery.Turns.Length]);
            yield return ((isOne ? one : other).Dequeue(), isOne);
        }

        foreach (var again in delivery.Again)
            yield return (passes[again % passes.Count], true);
    }

    static List<string> Events(IReadingLog log) =>
        [.. log.Read(Passes.All).SelectMany(series => series.Events.Select(change => FormattableString.Invariant($"{series.Meter} {change.Kind} {change.At:O} {change.Before:0.##}>{change.After:0.##} {change.Detail}")))];
}
