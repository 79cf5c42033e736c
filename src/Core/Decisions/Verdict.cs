namespace Fuelgauge.Core.Decisions;

/// <summary>Whether there is room for some work.</summary>
public enum Verdict
{
    /// <summary>There is.</summary>
    Go,

    /// <summary>There is not.</summary>
    Hold,

    /// <summary>Nobody can tell: something that would decide is not known.</summary>
    Unknown,
}

/// <summary>What a <see cref="Verdict.Unknown"/> comes from, and so whether waiting helps.</summary>
public enum Doubt
{
    /// <summary>There is no doubt.</summary>
    None,

    /// <summary>A value is there and too old.</summary>
    Age,

    /// <summary>It could not be read now and may be later.</summary>
    Passing,

    /// <summary>It stays so until somebody does something: a key, a limit, another unit.</summary>
    Lasting,
}
