namespace Fuelgauge.Core.Credentials;

/// <summary>Where the user says that a secret is. A secret itself is never written into a configuration.</summary>
/// <param name="Key">The configuration key that names the place, for messages: <c>key_env</c>, <c>admin_key_file</c>.</param>
public abstract record CredentialPlace(string Key);

/// <summary>An environment variable.</summary>
/// <param name="Key">The configuration key.</param>
/// <param name="Name">The variable.</param>
public sealed record VariablePlace(string Key, string Name) : CredentialPlace(Key);

/// <summary>A file.</summary>
/// <param name="Key">The configuration key.</param>
/// <param name="Path">Absolute path.</param>
public sealed record FilePlace(string Key, string Path) : CredentialPlace(Key);

/// <summary>A program that prints the secret; run when the account is polled, not before.</summary>
/// <param name="Key">The configuration key.</param>
/// <param name="Command">What is run.</param>
public sealed record CommandPlace(string Key, KeyCommand Command) : CredentialPlace(Key);
