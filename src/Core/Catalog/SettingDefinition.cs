namespace Fuelgauge.Core.Catalog;

/// <summary>A part of an account that is no secret, used as <c>{name}</c>: a project, a team.</summary>
/// <param name="Name">Its name under <c>[account.settings]</c>.</param>
/// <param name="Variables">Environment variables it may stand in, best first.</param>
/// <param name="Default">Its value where nobody gives one; null for none.</param>
public sealed record SettingDefinition(string Name, IReadOnlyList<string> Variables, string? Default);
