namespace Fuelgauge.Core.Model;

/// <summary>The reason behind a <see cref="Status"/>: an open set of snake_case words, so a reader that meets an unknown one goes by the status.</summary>
/// <param name="Name">The word on the wire, for example <c>no_limit_known</c>.</param>
public readonly record struct State(string Name)
{
    /// <summary>Enough is left.</summary>
    public static readonly State Ok = new("ok");

    /// <summary>Below a threshold.</summary>
    public static readonly State Low = new("low");

    /// <summary>Nothing is left: the remaining share is 0 or below.</summary>
    public static readonly State Exhausted = new("exhausted");

    /// <summary>A window that begins with first use.</summary>
    public static readonly State NotStarted = new("not_started");

    /// <summary>The provider says there is no cap.</summary>
    public static readonly State Unlimited = new("unlimited");

    /// <summary>An amount is known; what it is a share of is not.</summary>
    public static readonly State NoLimitKnown = new("no_limit_known");

    /// <summary>The provider stops the account though something is left (arrears, locked, fair use).</summary>
    public static readonly State Blocked = new("blocked");

    /// <summary>No notion of a balance and no budget set.</summary>
    public static readonly State Subscription = new("subscription");

    /// <summary>The key is good; there is nothing to show.</summary>
    public static readonly State NoData = new("no_data");

    /// <summary>The key is good; no plan is bought.</summary>
    public static readonly State NoPlan = new("no_plan");

    /// <summary>The last reading's window has refilled since; its remaining is unknown until read again.</summary>
    public static readonly State ResetPassed = new("reset_passed");

    /// <summary>No credential was found.</summary>
    public static readonly State NoKey = new("no_key");

    /// <summary>The probe itself was rate-limited.</summary>
    public static readonly State Throttled = new("throttled");

    /// <summary>A token of another program ran out by itself; nothing was sent.</summary>
    public static readonly State Idle = new("idle");

    /// <summary>The key was refused, or a right is missing.</summary>
    public static readonly State Auth = new("auth");

    /// <summary>DNS, connect, TLS or timeout.</summary>
    public static readonly State Unreachable = new("unreachable");

    /// <summary>5xx, or an error inside a 200.</summary>
    public static readonly State ProviderError = new("provider_error");

    /// <summary>The answer's shape is not the one the definition knows.</summary>
    public static readonly State Unrecognized = new("unrecognized");

    /// <summary>Not begun before the deadline.</summary>
    public static readonly State Deferred = new("deferred");

    /// <summary>Another program's login was found and is not switched on.</summary>
    public static readonly State NotEnabled = new("not_enabled");

    /// <summary>Two accounts turned out to be one login, which is asked once for both.</summary>
    public static readonly State SameLogin = new("same_login");

    /// <summary>The provider warns of something beside the numbers: a payment failed, a plan is past due.</summary>
    public static readonly State Notice = new("notice");

    /// <summary>One source failed while others answered.</summary>
    public static readonly State Partial = new("partial");

    /// <summary>
    /// The status that follows from the reason alone (DESIGN: table of states). Those that follow the last good value
    /// (<see cref="Throttled"/>, <see cref="Idle"/>, <see cref="Deferred"/>) answer <see cref="Status.Info"/>, which is theirs without one;
    /// <see cref="Low"/> answers <see cref="Status.Warning"/>. A state nobody here knows is <see cref="Status.Error"/>.
    /// </summary>
    public Status DefaultStatus => Name switch
    {
        "ok" or "not_started" or "unlimited" or "no_limit_known" => Status.Ok,
        "low" or "partial" or "notice" => Status.Warning,
        "exhausted" or "blocked" => Status.Critical,
        "subscription" or "no_data" or "no_plan" or "reset_passed" or "throttled" or "idle" or "deferred" or "not_enabled" or "same_login" => Status.Info,
        "no_key" => Status.Skip,
        _ => Status.Error,
    };

    /// <inheritdoc/>
    public override string ToString() => Name;
}
