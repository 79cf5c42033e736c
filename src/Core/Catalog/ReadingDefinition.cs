using Fuelgauge.Core.JsonPaths;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Catalog;

/// <summary>Where one number, or one per element of a list, sits in an answer.</summary>
public sealed record ReadingDefinition
{
    /// <summary>Which of the five kinds.</summary>
    public required MeterKind Kind { get; init; }

    /// <summary>Meter id; null to derive it from the kind, or from <see cref="Length"/> for windows.</summary>
    public string? Id { get; init; }

    /// <summary>Name for people; null to derive it from the id.</summary>
    public ValueDefinition? Label { get; init; }

    /// <summary>The elements, each of which is <c>@</c> in the paths here; null when the whole answer is one reading.</summary>
    public JsonPath? Each { get; init; }

    /// <summary>True to add up the elements of equal unit and scope into one reading.</summary>
    public bool IsSum { get; init; }

    /// <summary>The unit of the 0 that is read where a sum has no element; null to read nothing then.</summary>
    public string? EmptyUnit { get; init; }

    /// <summary>Only elements (or answers) for which this holds; null for all.</summary>
    public FilterDefinition? When { get; init; }

    /// <summary>Amount left.</summary>
    public ValueDefinition? Remaining { get; init; }

    /// <summary>Amount used.</summary>
    public ValueDefinition? Used { get; init; }

    /// <summary>What the share is of.</summary>
    public ValueDefinition? Limit { get; init; }

    /// <summary>Whose word <see cref="Limit"/> is: reported or lifetime.</summary>
    public LimitSource LimitSource { get; init; } = LimitSource.Reported;

    /// <summary>Unit.</summary>
    public required ValueDefinition Unit { get; init; }

    /// <summary>What the meter is limited to; null for the whole account.</summary>
    public ValueDefinition? Scope { get; init; }

    /// <summary>What follows when it is used up; null for gate, or info for a scoped meter and a rate.</summary>
    public Role? Role { get; init; }

    /// <summary>Length of the window in seconds (a path's value times its scale), or as <see cref="IsLengthText"/> says; null when there is none.</summary>
    public ValueDefinition? Length { get; init; }

    /// <summary>True when <see cref="Length"/> is written as a duration: <c>5h</c>, <c>1mo</c>.</summary>
    public bool IsLengthText { get; init; }

    /// <summary>When it refills; null when it does not.</summary>
    public TimeDefinition? ResetsAt { get; init; }

    /// <summary>When what is left is lost, as a grant or a key ends; null when it does not.</summary>
    public TimeDefinition? ExpiresAt { get; init; }

    /// <summary>True when something in it is an assumption: the currency, the rule of its reset.</summary>
    public bool IsEstimated { get; init; }

    /// <summary>Says that there is no cap.</summary>
    public FilterDefinition? UnlimitedWhen { get; init; }

    /// <summary>Says that the window begins with first use.</summary>
    public FilterDefinition? NotStartedWhen { get; init; }

    /// <summary>Says that it is used up.</summary>
    public FilterDefinition? ExhaustedWhen { get; init; }

    /// <summary>Says that the account is stopped.</summary>
    public FilterDefinition? BlockedWhen { get; init; }

    /// <summary>True when an answer without this number is still understood; otherwise its absence is <see cref="State.Unrecognized"/>.</summary>
    public bool IsOptional { get; init; }
}
