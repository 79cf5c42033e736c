using System.Runtime.ExceptionServices;

namespace Fuelgauge.App.Scanning;

/// <summary>Threads for work that fills the processor: they begin at once, where a pool would start them one by one.</summary>
internal static class Workers
{
    /// <summary>Does work on several threads, this one included, and waits for all.</summary>
    /// <param name="threads">How many.</param>
    /// <param name="work">What each does until nothing is left.</param>
    public static void Run(int threads, Action work)
    {
        var others = Enumerable.Range(1, Math.Max(0, threads - 1)).Select(_ => Begin(() => { work(); return true; })).ToList();
        try
        {
            work();
        }
        finally
        {
            foreach (var other in others)
                other();
        }
    }

    /// <summary>Begins something on another thread.</summary>
    /// <returns>Waits for it and gives what came of it, or throws what it threw.</returns>
    public static Func<T> Begin<T>(Func<T> work)
    {
        var (result, fault) = (default(T), default(ExceptionDispatchInfo));
        var thread = new Thread(() =>
        {
            try
            {
                result = work();
            }
            catch (Exception exception)
            {
                // Thrown again where it is waited for; here it would end the process.
                fault = ExceptionDispatchInfo.Capture(exception);
            }
        });
        thread.Start();
        return () =>
        {
            thread.Join();
            fault?.Throw();
            return result!;
        };
    }
}
