using Fuelgauge.App.Commands;
using Fuelgauge.App.Terminal;

// The only place where the real clock, environment and console are made.
using var interruption = Interruption.Listen();
var environment = ProcessEnvironment.Read();
var world = new World(environment, StandardStreams.Open(new TerminalEnvironment(environment.Variable)), TimeProvider.System) { Program = ProcessEnvironment.Program };
return await CommandLine.RunAsync(args, world, interruption);
