namespace Fuelgauge.Core.Catalog;

/// <summary>The most calls that a provider takes, per host and over all accounts and processes.</summary>
/// <param name="Count">How many; at least one.</param>
/// <param name="Per">In which time.</param>
public sealed record RateDefinition(int Count, TimeSpan Per);
