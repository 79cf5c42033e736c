using System.Text;
using Fuelgauge.App.Configuration;
using Fuelgauge.App.Configuration.Toml;
using Fuelgauge.App.Tests.Configuration.Definitions;

namespace Fuelgauge.App.Tests.Configuration.Toml;

public sealed class TomlImageTests
{
    public static TheoryData<string> Providers => [.. Directory.GetDirectories(Repository.PathOf("providers")).Select(folder => Path.GetFileName(folder))];

    [Fact]
    public void A_document_is_read_back_as_it_was_written()
    {
        var image = Image("""
            name  = "GLM (智谱) \"q\""
            order = 2
            share = 0.001
            on    = true
            day   = 2026-11-23
            list  = ["a", 1, { x = "y" }]
            [[source]]
            id = "one"
            [[source.request]]
            id = "two"
            """);

        Assert.Equal(
            """{"name":"GLM (\u667A\u8C31) \u0022q\u0022","order":2,"share":0.001,"on":true,"day":{"":"2026-11-23"},"list":["a",1,{"x":"y"}],"source":[{"id":"one","request":[{"id":"two"}]}]}""",
            Encoding.UTF8.GetString(image));
        Assert.Equal(image, TomlImage.Write(TomlImage.Read(image, "provider.toml")).ToArray());
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public void The_image_of_a_definition_says_what_the_file_says(string provider)
    {
        var image = Image(File.ReadAllText(Repository.PathOf("providers", provider, "provider.toml")));

        Assert.Equal(image, TomlImage.Write(TomlImage.Read(image, "provider.toml")).ToArray());
    }

    static byte[] Image(string toml)
    {
        var errors = new ConfigurationErrors();
        var document = TomlDocument.Parse(Encoding.UTF8.GetBytes(toml), "provider.toml", errors);
        Assert.Empty(errors);
        return TomlImage.Write(document!).ToArray();
    }
}
