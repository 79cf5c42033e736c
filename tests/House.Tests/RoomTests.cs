using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fuelgauge.House.Tests;

/// <summary>Rooms of the program know Core and the leaf rooms Terminal, Files, Sqlite and Documents, not one another; Commands and Program.cs put them together.</summary>
public sealed partial class RoomTests
{
    /// <summary>Rooms that know no other and may be used by all: what a terminal is, what a file is.</summary>
    static readonly string[] Leaves = ["Terminal", "Files", "Sqlite", "Documents"];

    [Fact]
    public void Rooms_do_not_know_one_another() => Rule.Holds(
        Repository.Sources.SelectMany(ForeignRooms),
        "let the rooms meet in Commands or Program.cs, over a small interface or record in Core.");

    [Fact]
    public void Terminal_knows_no_domain() => Rule.Holds(
        Repository.Sources.Where(file => file.Room == "Terminal").SelectMany(file => Namespaces(file)
            .Where(name => name.ToString().StartsWith("Fuelgauge.Core", StringComparison.Ordinal))
            .Select(name => file.Breach(name, name.ToString()))),
        "hand Terminal text, numbers and colors; what they mean stays in the room that calls it.");

    [Theory]
    [InlineData("src/App/Polling/X.cs", "using Fuelgauge.App.Storage;", 1)]
    [InlineData("src/App/Polling/X.cs", "using Log = Fuelgauge.App.Storage.Log;", 1)]
    [InlineData("src/App/Polling/X.cs", "namespace Fuelgauge.App.Polling; class X { Storage.Log log; }", 1)]
    [InlineData("src/App/Polling/X.cs", "using Fuelgauge.App.Terminal; using Fuelgauge.App.Polling.AuthSchemes; using Fuelgauge.Core.Model;", 0)]
    [InlineData("src/App/Storage/X.cs", "using Fuelgauge.App.Commands;", 1)]
    [InlineData("src/App/Terminal/X.cs", "using Fuelgauge.App.Output;", 1)]
    [InlineData("src/App/Commands/X.cs", "using Fuelgauge.App.Storage;", 0)]
    [InlineData("src/App/Program.cs", "using Fuelgauge.App.Commands; using Fuelgauge.App.Storage;", 0)]
    public void The_room_rule_tells_neighbors_from_the_shared(string path, string code, int breaches) =>
        Assert.Equal(breaches, ForeignRooms(new(path, code), ["Commands", "Output", "Polling", "Storage", "Terminal"]).Count());

    static IEnumerable<string> ForeignRooms(SourceFile file) =>
        ForeignRooms(file, Repository.Sources.Select(source => source.Room).OfType<string>().Where(room => room.Length > 0).ToHashSet());

    static IEnumerable<string> ForeignRooms(SourceFile file, HashSet<string> rooms)
    {
        if (file.Room is not { } own || own == "Commands" || file.IsProgram) return [];
        return Namespaces(file)
            .Select(name => (Name: name, Room: RoomIn(name.ToString(), rooms)))
            .Where(found => found.Room is not null && found.Room != own && !Leaves.Contains(found.Room))
            .Select(found => file.Breach(found.Name, $"{(own.Length > 0 ? own : "App")} uses {found.Room}: {found.Name}"));
    }

    /// <summary>Names in using lines and qualified type names, where a namespace can stand; each reported at its full length.</summary>
    static IEnumerable<NameSyntax> Namespaces(SourceFile file) =>
        file.Nodes<UsingDirectiveSyntax>().Select(line => line.Name).OfType<NameSyntax>()
            .Concat(file.Nodes<QualifiedNameSyntax>()
                .Where(name => name.Parent is not (QualifiedNameSyntax or UsingDirectiveSyntax or BaseNamespaceDeclarationSyntax)));

    /// <summary>Inside Fuelgauge.App a room may be named in full, from App, or by itself.</summary>
    static string? RoomIn(string name, HashSet<string> rooms) =>
        LeadingRoom().Match(name).Groups[1].Value is var room && rooms.Contains(room) ? room : null;

    [GeneratedRegex(@"^(?:global::)?(?:Fuelgauge\.)?(?:App\.)?(\w+)")]
    private static partial Regex LeadingRoom();
}
