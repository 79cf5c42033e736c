using System.Globalization;
using Fuelgauge.App.Configuration.Pools;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Text;

namespace Fuelgauge.App.Configuration.Settings;

/// <summary>A setting in force.</summary>
/// <param name="Key">Its dotted name.</param>
/// <param name="Value">Its value as TOML writes it; null when nothing is set.</param>
/// <param name="Source">Where it comes from: <c>file:line</c>, a variable, or <c>default</c>.</param>
internal sealed record SettingInForce(string Key, string? Value, string Source);

/// <summary>The configuration in force, for <c>config show</c>. Secrets are not in it: only their places are known here.</summary>
internal static class ConfigShow
{
    /// <summary>General settings, then each account with what was chosen for it.</summary>
    /// <param name="settings">The configuration.</param>
    /// <param name="accounts">The accounts as resolved.</param>
    public static IReadOnlyList<SettingInForce> Of(FuelgaugeSettings settings, IReadOnlyList<Account> accounts)
    {
        List<SettingInForce> shown =
        [
            General("interval", Quote(DurationText.Format(settings.Interval))),
            General("timeout", Quote(DurationText.Format(settings.Timeout))),
            General("database", Quote(settings.Database)),
            General("dispatch_db", Quote(settings.DispatchDatabase)),
            General("borrowed_tokens", settings.BorrowedTokens switch
            {
                { ForAll: true } => Quote("on"),
                { Providers.Count: 0 } => Quote("offline"),
                var some => List(some.Providers),
            }),
            General("proxy", Quote(settings.Proxy?.ToString())),
            General("ca_file", Quote(settings.CaFile)),
            General("user_agent", Quote(settings.UserAgent)),
            General("reserve", Quote(settings.Reserve?.ToString())),
            General("thresholds.warning", Quote(Percent(settings.Thresholds.WarningShare))),
            General("thresholds.critical", Quote(Percent(settings.Thresholds.CriticalShare))),
            General("history.raw", Quote(DurationText.Format(settings.History.Raw))),
            General("history.quarter_hours", Quote(DurationText.Format(settings.History.QuarterHours))),
            General("history.hours", Quote(DurationText.Format(settings.History.Hours))),
            General("history.snapshots", Quote(DurationText.Format(settings.History.Headlines))),
            General("rates", settings.Rates is { } rates ? Quote($"{rates.Base} of {rates.Date:yyyy-MM-dd}: {string.Join(", ", rates.Rates.Select(rate => $"{rate.Key} {rate.Value.ToString(CultureInfo.InvariantCulture)}"))}") : null),
        ];
        foreach (var (model, price) in settings.Prices)
            shown.Add(new SettingInForce($"{PricesReader.Section}.\"{model}\"", Quote(PricesReader.Describe(price.Price)), price.Origin));
        var origins = WrittenAccounts.Of(settings).ToDictionary(written => written.Id, written => written.Origin);
        foreach (var account in accounts)
        {
            var source = origins.GetValueOrDefault(account.Id) ?? "found";
            Add("region", account.Provider.Regions.Count > 1 ? Quote(account.Region.Id) : null);
            Add("home", Quote(account.Home));
            Add("base_url", Quote(account.BaseUrl?.ToString()));
            foreach (var (part, credential) in account.Credentials)
                Add(part, Quote($"from {credential.Origin}"));
            foreach (var (part, command) in account.KeyCommands)
                Add(part, Quote($"from {command.Program}"));
            if (account.CredentialFailure is { } failure)
                Add("problem", Quote(failure.Message));
            if (account.Budget is { } budget)
                shown.Add(new SettingInForce($"{account.Id}.budget", Quote($"{budget.Amount.ToString(CultureInfo.InvariantCulture)} {budget.Unit}{(budget.Per is { } per ? $" per {per.ToString().ToLowerInvariant()}, {budget.TimeZone.Id}" : "")}"), budget.Origin));
            Add("min_interval", account.MinInterval is { } interval ? Quote(DurationText.Format(interval)) : null);
            Add("options", account.Options.Count > 0 ? List(account.Options) : null);
            Add("tags", account.Tags.Count > 0 ? List(account.Tags) : null);
            Add("priority", account.Priority?.ToString(CultureInfo.InvariantCulture));
            Add("reserve", Quote(account.Reserve?.ToString()));
            Add("weight", account.Weight?.ToString(CultureInfo.InvariantCulture));
            foreach (var (name, value) in account.Settings)
                Add($"settings.{name}", Quote(OriginOf(account, name, value) is { } login ? $"from {login}" : value));
            foreach (var (id, meter) in account.Meters)
                Add($"meters.{id}", Quote(Describe(meter)));

            void Add(string key, string? value)
            {
                if (value is not null)
                    shown.Add(new SettingInForce($"{account.Id}.{key}", value, source));
            }
        }
        return shown;

        SettingInForce General(string key, string? value) => new(key, value, settings.Origins.GetValueOrDefault(key) ?? "default");
    }

    /// <summary>The login that says a setting; null where the user or the environment does.</summary>
    static string? OriginOf(Account account, string name, string value) => account.Credentials.Values
        .Select(credential => credential.Login)
        .FirstOrDefault(login => login?.Settings.GetValueOrDefault(name) == value)?.Origin;

    static string Describe(MeterOverride meter)
    {
        var words = new List<string>();
        if (meter.Limit is { } limit)
            words.Add($"limit {limit.ToString(CultureInfo.InvariantCulture)}");
        if (meter.Thresholds is { } thresholds)
        {
            words.Add($"warning {Percent(thresholds.WarningShare)}{Below(thresholds.WarningAmount, thresholds.Unit)}");
            words.Add($"critical {Percent(thresholds.CriticalShare)}{Below(thresholds.CriticalAmount, thresholds.Unit)}");
        }
        if (meter.Role is { } role)
            words.Add($"role {role.ToString().ToLowerInvariant()}");
        if (meter.Hidden)
            words.Add("hidden");
        return string.Join(", ", words);
    }

    static string Below(decimal? amount, string? unit) => amount is null ? "" : $" or {amount.Value.ToString(CultureInfo.InvariantCulture)}{unit}";

    static string Percent(decimal share) => $"{(share * 100).ToString("0.##", CultureInfo.InvariantCulture)}%";

    static string List(IEnumerable<string> words) => $"[{string.Join(", ", words.Select(Quote))}]";

    static string? Quote(string? text) => text is null ? null : $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
