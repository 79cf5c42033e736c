using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Credentials;

/// <summary>Why a place gives no key. The words never hold any of its content.</summary>
/// <param name="State"><see cref="State.NoKey"/> where there is nothing, <see cref="State.Auth"/> where something is wrong.</param>
/// <param name="What">What is wrong, after the place's name: <c>is empty</c>.</param>
/// <param name="WayOut">What to do, a sentence.</param>
internal sealed record KeyFault(State State, string What, string WayOut)
{
    /// <summary>True where the right to read it is missing.</summary>
    public bool IsForbidden { get; init; }

    /// <summary>The fault of a place as a failure of the account.</summary>
    public PollFailure At(string origin) => new(State, $"{origin} {What}. {WayOut}");
}
