using System.Buffers.Text;
using System.Text;
using Fuelgauge.Core.Credentials;

namespace Fuelgauge.Core.Tests.Credentials;

public sealed class JwtClaimsTests
{
    [Theory]
    [InlineData("""{"sub":"auth0|user_1","exp":1797163200}""", "auth0|user_1")]
    [InlineData("""{"sub":"“ö”"}""", "“ö”")]
    [InlineData("""{"sub":7}""", null)]
    [InlineData("""{"exp":1797163200}""", null)]
    [InlineData("""{"sub":"\ud800"}""", "\"\\ud800\"")]
    [InlineData("""["sub"]""", null)]
    [InlineData("""{"sub":""", null)]
    public void A_claim_is_read_where_it_is_a_text(string payload, string? expected) =>
        Assert.Equal(expected, JwtClaims.Text($"eyJhbGciOiJub25lIn0.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(payload))}.fixture", "sub"));

    [Theory]
    [InlineData("")]
    [InlineData("sk-1")]
    [InlineData("a.b")]
    [InlineData("a.ä!.c")]
    [InlineData("a..c")]
    [InlineData("a.e30.c.d.e")]
    public void What_is_no_token_has_no_claims(string token) => Assert.Null(JwtClaims.Of(token));
}
