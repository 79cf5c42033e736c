using System.CommandLine;
using Fuelgauge.App.Output;

namespace Fuelgauge.App.Commands;

/// <summary><c>fuelgauge schema NAME</c>: the JSON Schema of what the program prints.</summary>
internal static class SchemaCommand
{
    /// <summary>Builds the verb.</summary>
    public static Verb Create(World world)
    {
        var name = new Argument<string?>("NAME") { Arity = ArgumentArity.ZeroOrOne, Description = string.Join(", ", Schemas.Names) };
        name.AcceptOnlyFromAmong([.. Schemas.Names]);
        var verb = new Verb("schema", "Print the JSON Schema of an output", ("fuelgauge schema check > check.schema.json", "for a validator or a code generator")) { name };
        verb.SetAction(parsed =>
        {
            world.Terminal.Write(parsed.GetValue(name) is { } chosen ? Schemas.Find(chosen)! : string.Concat(Schemas.Names.Select(known => known + "\n")));
            return ExitCode.Done;
        });
        return verb;
    }
}
