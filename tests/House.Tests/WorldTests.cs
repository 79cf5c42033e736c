using System.Xml.Linq;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fuelgauge.House.Tests;

/// <summary>The world enters through constructors: who may touch disk, console, network and clock.</summary>
public sealed class WorldTests
{
    static readonly string[] World =
    [
        "File", "FileInfo", "FileStream", "Directory", "DirectoryInfo", "FileSystemWatcher", "Console", "Environment", "Process",
        "HttpClient", "HttpMessageHandler", "SocketsHttpHandler", "Socket", "TcpClient", "Dns", "Stopwatch", "Timer", "PeriodicTimer",
    ];

    [Fact]
    public void Core_touches_no_disk_console_network_or_clock() => Rule.Holds(
        Repository.Sources.Where(file => file.IsIn("src/Core/")).SelectMany(WorldInCore),
        "hand instants, bytes and settings to Core as arguments; the I/O belongs in a room of src/App.");

    [Fact]
    public void Core_has_no_packages() => Rule.Holds(
        new[] { "src/Core/Core.csproj", "Directory.Build.props" }.SelectMany(project =>
            XDocument.Parse(Repository.Read(project)).Descendants()
                .Where(item => item.Name.LocalName is "PackageReference" or "ProjectReference" or "FrameworkReference")
                .Where(item => (string?)item.Attribute("PrivateAssets") != "all")
                .Select(item => $"{project}: {(string?)item.Attribute("Include")}")),
        "keep the package in src/App and give Core plain values; build-time analyzers say PrivateAssets=\"all\".");

    [Fact]
    public void Only_Terminal_and_Program_use_the_console() => Rule.Holds(
        Repository.Sources.Where(file => file.IsIn("src/") && file.Room != "Terminal" && !file.IsProgram)
            .SelectMany(file => file.Types("Console").Select(name => file.Breach(name, "Console"))),
        "take a Terminal or a TextWriter in the constructor.");

    [Fact]
    public void Only_Polling_and_Program_make_an_HttpClient() => Rule.Holds(
        Repository.Sources.Where(file => file.IsIn("src/") && file.Room != "Polling" && !file.IsProgram).SelectMany(HttpClientsMade),
        "take the HttpClient (or HttpMessageHandler) in the constructor: it carries the proxy, trust and redirect rules.");

    [Theory]
    [InlineData("class X { bool Y(string p) => File.Exists(p); }", 1)]
    [InlineData("class X { bool Y(string p) => System.IO.File.Exists(p); }", 1)]
    [InlineData("class X { FileInfo? y; }", 1)]
    [InlineData("using static System.IO.File; class X;", 1)]
    [InlineData("using System.Net.Http; class X;", 1)]
    [InlineData("class X { TimeProvider y = TimeProvider.System; }", 1)]
    [InlineData("// File.Exists is not called.\nclass X { string y = \"Console.WriteLine\"; Kind z = Kind.File; string File => w.File.Trim(); }", 0)]
    public void The_purity_rule_tells_code_from_text(string code, int breaches) =>
        Assert.Equal(breaches, WorldInCore(new("src/Core/X.cs", code)).Count());

    [Theory]
    [InlineData("class X { object y = new HttpClient(); }", 1)]
    [InlineData("class X { HttpClient y = new(); }", 1)]
    [InlineData("class X(HttpClient http) { HttpClient y = http; Uri z = new(\"http://localhost\"); }", 0)]
    public void The_http_rule_sees_both_ways_to_make_one(string code, int breaches) =>
        Assert.Equal(breaches, HttpClientsMade(new("src/App/Output/X.cs", code)).Count());

    static IEnumerable<string> WorldInCore(SourceFile file) =>
        file.Types(World).Select(name => file.Breach(name, name.Identifier.Text))
            .Concat(file.Nodes<UsingDirectiveSyntax>().Where(line => IsWorld(line.Name?.ToString() ?? "")).Select(line => file.Breach(line, line.ToString())))
            .Concat(file.Nodes<MemberAccessExpressionSyntax>().Where(access => access.ToString() == "TimeProvider.System").Select(access => file.Breach(access, "TimeProvider.System")));

    static bool IsWorld(string space) =>
        space is "System.Console" or "System.Environment" or "System.IO.File" or "System.IO.Directory"
        || space.StartsWith("System.Net.Http", StringComparison.Ordinal) || space.StartsWith("System.Net.Sockets", StringComparison.Ordinal);

    static IEnumerable<string> HttpClientsMade(SourceFile file)
    {
        var named = file.Nodes<ObjectCreationExpressionSyntax>().Where(made => made.Type.ToString().EndsWith("HttpClient", StringComparison.Ordinal));
        var targetTyped = file.Nodes<ImplicitObjectCreationExpressionSyntax>().Where(made => DeclaredType(made).EndsWith("HttpClient", StringComparison.Ordinal));
        return named.Concat<BaseObjectCreationExpressionSyntax>(targetTyped).Select(made => file.Breach(made, $"{made} makes an HttpClient"));
    }

    /// <summary>The type that <c>new()</c> takes from the declaration around it; empty elsewhere.</summary>
    static string DeclaredType(ImplicitObjectCreationExpressionSyntax made) => made.Parent?.Parent switch
    {
        VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration } => declaration.Type.ToString(),
        PropertyDeclarationSyntax property => property.Type.ToString(),
        _ => "",
    };
}
