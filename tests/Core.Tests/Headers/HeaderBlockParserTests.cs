using Fuelgauge.Core.Headers;

namespace Fuelgauge.Core.Tests.Headers;

public sealed class HeaderBlockParserTests
{
    [Theory]
    [InlineData("x-a: 1\nx-b:2\n")]
    [InlineData("x-a: 1\r\nX-B: 2\r\n\r\n")]
    [InlineData("HTTP/2 200\nx-a: 1\nx-b: 2\n\n{\"x-c\": 3}\nx-d: 4\n")]
    [InlineData("HTTP/1.1 100 Continue\n\nHTTP/1.1 307 Temporary Redirect\nx-a: 9\nx-z: 9\n\nHTTP/1.1 200 OK\nx-a: 1\nx-b: 2\n")]
    [InlineData("> GET / HTTP/2\n> x-z: 9\n* TLS 1.3\n< HTTP/2 200 \n< x-a: 1\n< x-b: 2\n< \nbody: no header\n")]
    [InlineData("{\"x-a\": \"1\", \"x-b\": [2]}")]
    [InlineData("{\"x-a\": 1,\n \"x-b\": \"2\", \"x-z\": null, \"x-y\": {\"x-a\": 5}}\n")]
    [InlineData("{\"time\": \"now\", \"headers\": {\"x-a\": \"1\", \"x-b\": \"2\"}}\n")]
    [InlineData("{\"level\": \"info\", \"response\": {\"status\": 200, \"headers\": {\"x-a\": \"1\", \"x-b\": \"2\"}}}\n")]
    [InlineData("{\"headers\": {\"x-z\": \"9\"}}\nno JSON\n{\"headers\": {\"x-a\": \"1\", \"x-b\": \"2\"}}\n{\"half\":")]
    public void Headers_are_found_in_every_shape(string text)
    {
        var block = HeaderBlockParser.Parse(text, out var fault);

        Assert.Null(fault);
        Assert.Equal((2, "1", "2"), (block!.Headers.Count, block.Value("X-A"), block.Value("x-b")));
    }

    [Fact]
    public void A_header_that_is_sent_twice_is_one_list() =>
        Assert.Equal("1, 2, 3", HeaderBlockParser.Parse("x-a: 1, 2\nX-A: 3\n", out _)!.Value("x-a"));

    [Theory]
    [InlineData("x-model: m-1\nx-a: 1\n")]
    [InlineData("{\"x-model\": \"m-1\", \"x-a\": 1}")]
    [InlineData("{\"model\": \"m-1\", \"headers\": {\"x-a\": 1}}")]
    [InlineData("{\"model\": \"m-2\", \"headers\": {\"x-model\": \"m-1\"}}")]
    public void The_model_is_told_beside_the_headers(string text) => Assert.Equal("m-1", HeaderBlockParser.Parse(text, out _)!.Model);

    [Theory]
    [InlineData("", "holds no headers")]
    [InlineData("\n\n  \n", "holds no headers")]
    [InlineData("plain words\nmore words", "holds no headers")]
    [InlineData("{", "holds no JSON object with headers")]
    [InlineData("{}", "holds no JSON object with headers")]
    [InlineData("{\"a\": {\"b\": 1}}", "holds no JSON object with headers")]
    public void Without_headers_it_says_so(string text, string fault)
    {
        Assert.Null(HeaderBlockParser.Parse(text, out var said));
        Assert.Equal(fault, said);
    }

    [Fact]
    public void Endless_headers_are_refused()
    {
        Assert.Null(HeaderBlockParser.Parse($"x-a: {new string('a', HeaderBlockParser.MostCharacters)}\n", out var fault));
        Assert.Contains("64 KiB", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Deep_json_is_no_headers() => Assert.Null(HeaderBlockParser.Parse(string.Concat(Enumerable.Repeat("{\"headers\":", 10_000)), out _));
}
