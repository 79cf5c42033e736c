namespace Fuelgauge.App.Tests;

public sealed class SmokeTests
{
    [Fact]
    public void Placeholder() => Assert.NotNull(typeof(Program));
}
