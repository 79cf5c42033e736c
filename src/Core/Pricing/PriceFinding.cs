namespace Fuelgauge.Core.Pricing;

/// <summary>A price that the user gave.</summary>
/// <param name="Price">What was written.</param>
/// <param name="Origin">Where, as <c>file:line</c>.</param>
public sealed record PriceOverride(ListedPrice Price, string Origin);

/// <summary>Whose word a part of a price is.</summary>
public enum PriceOrigin
{
    /// <summary>The published list's.</summary>
    List,

    /// <summary>The program's own, see <see cref="PriceOverlay"/>.</summary>
    Overlay,

    /// <summary>The user's.</summary>
    User,
}

/// <summary>The prices of a model, and where they come from.</summary>
/// <param name="History">The prices.</param>
/// <param name="Hits">
/// The lines of lists they were taken from: one, or for a name that stood for several models one each, in the order of their days; empty when the user alone says.
/// </param>
/// <param name="Override">What the user gave; null when nothing.</param>
public sealed record PriceFinding(PriceHistory History, IReadOnlyList<(ModelAlias Meant, PriceHit Hit)> Hits, PriceOverride? Override)
{
    /// <summary>True when the name stands for others.</summary>
    public bool IsAlias { get; init; }

    /// <summary>Whose word the factor of a fast speed is; null where there is none.</summary>
    public PriceOrigin? FastFactorOrigin { get; init; }

    /// <summary>Whose word the fee of a web search is; null where there is none.</summary>
    public PriceOrigin? WebSearchOrigin { get; init; }
}
