using System.Collections.Frozen;

namespace Fuelgauge.Core.Extraction.Readers;

/// <summary>Readers for answers that need judgement beyond paths, by the name a definition gives.</summary>
public static class AnswerReaders
{
    /// <summary>Every reader.</summary>
    internal static readonly FrozenDictionary<string, Func<AnswerScope, AnswerResult>> ByName = new Dictionary<string, Func<AnswerScope, AnswerResult>>
    {
        ["amp-balance"] = scope => new AmpBalanceReader(scope).Read(),
        ["antigravity-quota"] = scope => new AntigravityQuotaReader(scope).Read(),
        ["augment-status"] = scope => new AugmentStatusReader(scope).Read(),
        ["azure-costs"] = scope => new AzureCostReader(scope).Read(),
        ["claude-usage"] = scope => new ClaudeUsageReader(scope).Read(),
        ["cloudflare-spending-limit"] = scope => new CloudflareSpendingLimitReader(scope).Read(),
        ["codeium-cached-plan"] = scope => new CodeiumCachedPlanReader(scope).Read(),
        ["codeium-status"] = scope => new CodeiumStatusReader(scope).Read(),
        ["codex-session"] = scope => new CodexSessionReader(scope).Read(),
        ["codex-usage"] = scope => new CodexUsageReader(scope).Read(),
        ["copilot-quota"] = scope => new CopilotQuotaReader(scope).Read(),
        ["cursor-period"] = scope => new CursorPeriodReader(scope).Read(),
        ["cursor-summary"] = scope => new CursorSummaryReader(scope).Read(),
        ["exa-team"] = scope => new ExaTeamReader(scope).Read(),
        ["factory-limits"] = scope => new FactoryLimitsReader(scope).Read(),
        ["fireworks-accounts"] = scope => new FireworksAccountsReader(scope).Read(),
        ["gemini-quota"] = scope => new GeminiQuotaReader(scope).Read(),
        ["gemini-tier"] = scope => new GeminiTierReader(scope).Read(),
        ["glm-coding-plan"] = scope => new GlmCodingPlanReader(scope).Read(),
        ["google-quota"] = scope => new GoogleQuotaReader(scope).Read(),
        ["grok-billing"] = scope => new GrokBillingReader(scope).Read(),
        ["jetbrains-quota"] = scope => new JetbrainsQuotaReader(scope).Read(),
        ["kimi-code-usage"] = scope => new KimiCodeUsageReader(scope).Read(),
        ["kiro-usage"] = scope => new KiroUsageReader(scope).Read(),
        ["minimax-plan"] = scope => new MinimaxPlanReader(scope).Read(),
        ["mistral-rates"] = scope => new MistralRatesReader(scope).Read(),
        ["mistral-usage"] = scope => new MistralUsageReader(scope).Read(),
        ["ollama-usage"] = scope => new OllamaUsageReader(scope).Read(),
        ["opencode-go"] = scope => new OpencodeGoReader(scope).Read(),
        ["openrouter-credits"] = scope => new OpenrouterCreditsReader(scope).Read(),
        ["qoder-quota"] = scope => new QoderQuotaReader(scope).Read(),
        ["relay-billing"] = scope => new RelayBillingReader(scope).Read(),
        ["runway-organization"] = scope => new RunwayOrganizationReader(scope).Read(),
        ["synthetic-quotas"] = scope => new SyntheticQuotasReader(scope).Read(),
        ["venice-balance"] = scope => new VeniceBalanceReader(scope).Read(),
        ["xai-invoice"] = scope => new XaiInvoiceReader(scope).Read(),
        ["xai-ledger"] = scope => new XaiLedgerReader(scope).Read(),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Their names, in alphabetical order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. ByName.Keys.Order(StringComparer.Ordinal)];
}
