namespace Fuelgauge.Core.Catalog;

/// <summary>Where a text sits in a store.</summary>
/// <param name="Path">A JSONPath to one text, number or truth.</param>
/// <param name="Claim">A claim of the token (JWT) that sits there; null where the value itself is meant.</param>
/// <param name="Member">A member of that claim, where it is an object; null otherwise.</param>
public sealed record StoreValue(string Path, string? Claim = null, string? Member = null);

/// <summary>The provider's own id of the account whose login it is.</summary>
/// <param name="Value">Where it sits.</param>
/// <param name="Paths">The file it sits in; empty for the store itself.</param>
public sealed record StoreIdentity(StoreValue Value, IReadOnlyList<LocalPath> Paths);

/// <summary>When a login ends.</summary>
/// <param name="Path">A JSONPath to it; 0, null and nothing at all mean that it is unknown.</param>
/// <param name="Form">How it is written; null for a token (JWT) whose claim <c>exp</c> says it.</param>
public sealed record StoreExpiry(string Path, TimeForm? Form);
