using System.CommandLine;
using Fuelgauge.App.Configuration.Settings;
using Fuelgauge.App.Output;

namespace Fuelgauge.App.Commands;

/// <summary><c>fuelgauge schema NAME</c>: the JSON Schema of what the program prints, and of its configuration.</summary>
internal static class SchemaCommand
{
    const string Configuration = "config";

    /// <summary>Builds the verb.</summary>
    public static Verb Create(World world)
    {
        string[] names = [.. Schemas.Names.Append(Configuration).Order(StringComparer.Ordinal)];
        var name = new Argument<string?>("NAME") { HelpName = "NAME", Arity = ArgumentArity.ZeroOrOne, Description = string.Join(", ", names) };
        name.AcceptOnlyFromAmong(names);
        var verb = new Verb(
            "schema",
            "Print the JSON Schema of an output",
            ("fuelgauge schema check > check.schema.json", "for a validator or a code generator"),
            ("fuelgauge schema config > config.schema.json", "for an editor that completes TOML"))
        {
            name,
        };
        verb.SetAction(parsed =>
        {
            var chosen = parsed.GetValue(name);
            world.Terminal.Write(chosen is null ? string.Concat(names.Select(known => known + "\n")) : chosen == Configuration ? ConfigSchema.Text() : Schemas.Find(chosen)!);
            return ExitCode.Done;
        });
        return verb;
    }
}
