using System.Text.Json;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Extraction.Readers;

/// <summary>
/// The credits of an OpenRouter account: what was ever bought less what was ever used, in USD. Below zero even free models are refused.
/// Its trap: to a normal key the balance is forbidden, or it is 0 of 0; that is a balance only where the key is known to be a management key
/// which has spent nothing.
/// Sources: OpenRouterTeam/typescript-sdk .speakeasy/in.openapi.yaml, onllm-dev/onWatch internal/api/openrouter_types.go, steipete/CodexBar PR 3675;
/// read 2026-11-23.
/// </summary>
sealed class OpenrouterCreditsReader(AnswerScope scope)
{
    public AnswerResult Read()
    {
        if (HasOwnSource) return new();
        var data = scope.Own().Member("data");
        if (data.Amount("total_credits") is not { } bought) return Failures.Unforeseen(Failures.Unrecognized(scope, "has no $.data.total_credits"));
        if (data.Amount("total_usage") is not { } used) return Failures.Unforeseen(Failures.Unrecognized(scope, "has no $.data.total_usage"));
        if (bought == 0 && used == 0 && !IsUnusedManagementKey()) return new();
        if (!Amounts.TryAdd(bought, -used, out var left)) return Failures.Unforeseen(Failures.Unrecognized(scope, "has too large a number at $.data.total_credits"));

        var balance = Reading.Of(MeterKind.Balance, "balance", "Balance", "USD", "api", scope.Answer.ObservedAt) with
        {
            Used = used,
            Remaining = left,
            Limit = bought,
            LimitSource = LimitSource.Lifetime,
            Verified = scope.Request.IsVerified,
            Origin = $"{scope.Name} $.data.total_credits - $.data.total_usage",
        };
        return new() { Readings = [balance] };
    }

    // With a management key beside it, that one tells the balance.
    bool HasOwnSource => scope.Source.Auth is { Part: "key" } && scope.Context.Account.Credentials.ContainsKey("management_key");

    // Newer answers say is_management_key, older ones is_provisioning_key.
    bool IsUnusedManagementKey()
    {
        var key = scope.Root.Member("key").Member("data");
        return key.Member("is_management_key", "is_provisioning_key").ValueKind == JsonValueKind.True && key.Amount("usage") is 0;
    }
}
