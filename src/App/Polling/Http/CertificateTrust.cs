using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Fuelgauge.App.Polling.Http;

/// <summary>Whom TLS trusts: the system's authorities, and those of a <c>ca_file</c>. Nothing switches verification off.</summary>
internal static class CertificateTrust
{
    const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    /// <summary>TLS options for the system's authorities plus those in a PEM file.</summary>
    /// <param name="caFile">The file; null for the system's alone.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    /// <exception cref="CryptographicException">The file holds no certificate.</exception>
    public static SslClientAuthenticationOptions Options(string? caFile) => new()
    {
        CertificateChainPolicy = caFile is null ? null : SystemAnd(caFile),
        RemoteCertificateValidationCallback = (_, _, chain, errors) =>
            errors == SslPolicyErrors.None ? true : throw new CertificateRefusedException(Reason(errors, chain)),
    };

    static X509ChainPolicy SystemAnd(string caFile)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            ApplicationPolicy = { new Oid(ServerAuthentication) },
        };
        policy.CustomTrustStore.ImportFromPemFile(caFile);
        if (policy.CustomTrustStore.Count == 0)
            throw new CryptographicException("no certificate inside");
        using var system = new X509Store(StoreName.Root, StoreLocation.LocalMachine);
        system.Open(OpenFlags.ReadOnly);
        policy.CustomTrustStore.AddRange(system.Certificates);
        return policy;
    }

    static CertificateFault Reason(SslPolicyErrors errors, X509Chain? chain) =>
        chain?.ChainStatus.Any(status => status.Status.HasFlag(X509ChainStatusFlags.NotTimeValid)) == true ? CertificateFault.NotInTime
        : errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) ? CertificateFault.OtherName
        : errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable) ? CertificateFault.Other
        : chain?.ChainStatus.Any(status => (status.Status & (X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain)) != 0) == true
            ? CertificateFault.UnknownAuthority
        : CertificateFault.Other;
}

/// <summary>Why a certificate was refused.</summary>
internal enum CertificateFault
{
    /// <summary>Some other reason.</summary>
    Other,

    /// <summary>Expired, or not valid yet.</summary>
    NotInTime,

    /// <summary>Issued for another host name.</summary>
    OtherName,

    /// <summary>Issued by an authority that is not trusted.</summary>
    UnknownAuthority,
}

/// <summary>Ends a TLS handshake with the reason, which the runtime's own exception tells only in prose.</summary>
internal sealed class CertificateRefusedException(CertificateFault fault) : Exception($"certificate refused: {fault}")
{
    /// <summary>The reason.</summary>
    public CertificateFault Fault => fault;
}
