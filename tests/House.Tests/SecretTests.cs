using System.Text.RegularExpressions;

namespace Fuelgauge.House.Tests;

/// <summary>Captured answers are cleaned before they are kept: no key, token or person travels with the project.</summary>
public sealed partial class SecretTests
{
    [Fact]
    public void Fixtures_hold_no_secrets() => Rule.Holds(
        Repository.Files("providers", "*").Where(path => path.Contains("/fixtures/", StringComparison.Ordinal))
            .SelectMany(path => File.ReadLines(Repository.Absolute(path)).SelectMany((line, index) => Secrets(line).Select(found => $"{path}:{index + 1}: {found}"))),
        "replace the value by one that says FIXTURE, a JWT by an unsigned one (alg none), a mail address by one at example.com; "
            + "and if the value was real, revoke it: it is in the history.");

    [Theory]
    [InlineData("\"key\": \"sk-" + "ant-api03-Zk3h5n8QpLw2xY7v\"")]
    [InlineData("\"token\": \"eyJ" + "hbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dBjftJeZ4CVP-mB92K27\"")]
    [InlineData("\"key\": \"0123456789abcdef" + "0123456789abcdef.AbCdEfGhIjKlMnOp\"")]
    [InlineData("Authorization: Bearer " + "Zk3h5n8QpLw2xY7v")]
    [InlineData("\"email\": \"jane.roe@" + "gmail.com\"")]
    public void The_secret_rule_knows_the_shapes_of_keys(string line) => Assert.Single(Secrets(line));

    [Theory]
    [InlineData("\"key\": \"sk-FIXTURE-NOT-A-KEY\", \"email\": \"dev@example.com\", \"billing\": \"a@b.example.test\"")]
    [InlineData("\"token\": \"eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.eyJzdWIiOiJ1In0.\"")]
    [InlineData("\"message\": \"send Authorization: Bearer <key>\", \"task-identifier-number-one\": 1")]
    public void The_secret_rule_lets_stand_ins_pass(string line) => Assert.Empty(Secrets(line));

    static IEnumerable<string> Secrets(string line) =>
        Suspicious().Matches(line).Select(match => match.Value).Where(value => !value.Contains("FIXTURE", StringComparison.Ordinal));

    /// <summary>API keys, signed JWTs, Zhipu keys (id.secret), bearer values, and mail addresses outside the names reserved by RFC 2606.</summary>
    [GeneratedRegex("""
        \bsk-[A-Za-z0-9_-]{16,}
        | \beyJ(?!hbGciOiJub25lI)[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+
        | \b[0-9a-f]{32}\.[A-Za-z0-9]{12,}
        | \b[Bb]earer\ +[A-Za-z0-9._~+/-]{8,}
        | \b[A-Za-z0-9._%+-]+@(?!(?:[A-Za-z0-9-]+\.)*example(?:\.|\b))[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}\b
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Suspicious();
}
