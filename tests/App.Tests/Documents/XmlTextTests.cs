using System.Text;
using Fuelgauge.App.Documents;

namespace Fuelgauge.App.Tests.Documents;

public sealed class XmlTextTests
{
    [Theory]
    [InlineData("<a/>", """{"a":{}}""")]
    [InlineData("<a b='1' c='x&#10;y'>text</a>", """{"a":{"@b":"1","@c":"x\ny","#text":"text"}}""")]
    [InlineData("<?xml version='1.0'?><!-- c --><a><b n='1'/><c/><b n='2'/><b n='3'/></a>", """{"a":{"b":[{"@n":"1"},{"@n":"2"},{"@n":"3"}],"c":{}}}""")]
    [InlineData("<a>\n  <b><![CDATA[{\"x\":1}]]></b>\n</a>", """{"a":{"b":{"#text":"{\u0022x\u0022:1}"}}}""")]
    [InlineData("<o value='{&quot;current&quot;:&quot;7&quot;}'/>", """{"o":{"@value":"{\u0022current\u0022:\u00227\u0022}"}}""")]
    public void An_element_is_an_object(string xml, string json) => Assert.Equal(json, Encoding.UTF8.GetString(XmlText.ToJson(Encoding.UTF8.GetBytes(xml), out _)!.Value.Span));

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("<a>", "is not XML")]
    [InlineData("{}", "is not XML")]
    [InlineData("<!DOCTYPE a><a/>", "holds a document type, which no such file needs")]
    [InlineData("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>", "holds a document type, which no such file needs")]
    [InlineData("<!DOCTYPE a [<!ENTITY b 'haha'><!ENTITY c '&b;&b;&b;&b;'>]><a>&c;&c;&c;</a>", "holds a document type, which no such file needs")]
    public void What_is_no_plain_document_is_refused_with_the_reason(string xml, string reason)
    {
        Assert.Null(XmlText.ToJson(Encoding.UTF8.GetBytes(xml), out var fault));
        Assert.Equal(reason, fault);
    }

    [Theory]
    [InlineData(XmlText.MostDepth + 2)]
    [InlineData(100_000)]
    public void A_document_that_nests_too_deep_is_refused(int depth)
    {
        Assert.Null(XmlText.ToJson(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<a>", depth)) + string.Concat(Enumerable.Repeat("</a>", depth))), out var fault));
        Assert.Contains("nests deeper", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_with_too_many_elements_is_refused() =>
        Assert.Null(XmlText.ToJson(Encoding.UTF8.GetBytes($"<a>{string.Concat(Enumerable.Repeat("<b/>", XmlText.MostNodes))}</a>"), out _));
}
