using System.Text;
using Fuelgauge.App.Terminal;
using Fuelgauge.App.Configuration.Accounts;
using Fuelgauge.Core.Catalog;

namespace Fuelgauge.App.Commands;

/// <summary>What <c>providers show ID</c> prints.</summary>
internal static class ProviderPage
{
    /// <summary>Writes one provider: where its keys are looked for, where they are sent, what is asked and how often.</summary>
    public static string Write(ProviderDefinition provider, Canvas canvas)
    {
        var text = new StringBuilder();
        Line($"{(canvas.IsAscii ? provider.AsciiName : provider.Name)} ({provider.Id})");
        Line(provider.Summary);
        Field("Also known as", string.Join(", ", provider.Aliases));
        Field("Tags", string.Join(", ", provider.Tags));
        Field("Confidence", $"{provider.Confidence}, read on {provider.ReadOn:yyyy-MM-dd}");
        Field("Budget", provider.BudgetVariable ?? "");
        foreach (var setting in provider.Settings)
            Field($"Setting {setting.Name}", string.Join(", ", [.. setting.Variables, $"{setting.Name} under [account.settings]", .. setting.Default is { } standard ? [$"else {standard}"] : Array.Empty<string>()]));
        Field("Options", string.Join(", ", provider.Options));
        foreach (var region in provider.Regions.Where(region => region.BaseUrlVariables.Count > 0))
            Field($"Region {region.Id}", $"where {string.Join(", ", region.BaseUrlVariables)} or base_url says{(region.Currency is { } money ? $", {money}" : "")}");
        foreach (var region in provider.Regions.Where(region => region.BaseUrl is not null))
            Field($"Region {region.Id}", string.Join(", ", [region.BaseUrl!.GetLeftPart(UriPartial.Authority), .. region.Currency is { } currency ? [currency] : Array.Empty<string>(), .. region.OtherHosts]));
        foreach (var credential in provider.Credentials)
        {
            Field($"Variables for {credential.Part}", string.Join(", ", credential.Variables.Select(variable => variable.Region is null ? variable.Name : $"{variable.Name} ({variable.Region})")));
            Field($"Key files for {credential.Part}", string.Join(", ", credential.Files));
            if (credential.Store is not { } store)
                continue;
            Field($"{(store.BorrowedFrom is null ? "Files" : $"Login of {store.BorrowedFrom}")} for {credential.Part}", $"{string.Join(", ", store.Paths.Select(path => path.Written).DefaultIfEmpty("named by an account"))} ({string.Join(", ", store.Parts.Keys)})");
            if (store.BorrowedFrom is not null)
                Field("  sent, where borrowed_tokens says so, to", string.Join(", ", BorrowedLogin.CallsWith(credential.Part, provider)));
        }

        foreach (var source in provider.Sources)
        {
            Field($"Source {source.Id}", source.Auth is { } auth ? $"{source.Kind}, {auth.Scheme}{(source.Costs is { } costs ? $"; costs {costs}" : "")}" : source.Message ?? source.Kind);
            foreach (var request in source.Requests)
                Line($"  {request.Id}: {Place(request)}{Notes(request)}");
        }

        Field("Headers that \"fuelgauge observe\" reads", string.Join(", ", provider.Observed.Select(meter => meter.Id).Distinct()));
        foreach (var link in provider.Documentation)
            Field("Source of the facts", link);
        return text.ToString();

        void Line(string line) => text.Append(Printable.On(canvas, line)).Append('\n');

        void Field(string name, string value)
        {
            if (value.Length > 0)
                Line($"{name}: {value}");
        }
    }

    static string Place(RequestDefinition request) =>
        request.File is { } file ? $"{file.Format.ToString().ToLowerInvariant()} in {string.Join(", ", file.Paths)}"
        : request.Url.Length > 0 ? $"{request.Method} {request.Url}, at most every {Core.Text.DurationText.Format(request.Every)}"
        : request.Every > TimeSpan.Zero ? $"what a program of yours prints, run at most every {Core.Text.DurationText.Format(request.Every)}"
        : request.Statusline is { } statusline ? $"what {statusline.Program} tells its status line" : "a status line";

    static string Notes(RequestDefinition request) => string.Concat(new[]
    {
        request.Rate is { } rate ? $"{rate.Count} such calls in {Core.Text.DurationText.Format(rate.Per)} over all accounts" : "",
        request.IsFallback ? "when nothing was found before" : "",
        request.IsVerified ? "" : "unverified endpoint",
        request.Option is { } option ? $"option {option}" : "",
        request.Regions.Count > 0 ? $"region {string.Join(", ", request.Regions)}" : "",
    }.Where(note => note.Length > 0).Select(note => ", " + note));
}
