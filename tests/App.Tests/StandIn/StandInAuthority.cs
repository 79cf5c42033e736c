using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Fuelgauge.App.Tests.StandIn;

/// <summary>A certificate authority made for one test, with its PEM file for <c>ca_file</c>.</summary>
sealed class StandInAuthority : IDisposable
{
    static readonly DateTimeOffset Begin = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    static readonly DateTimeOffset End = new(2049, 1, 1, 0, 0, 0, TimeSpan.Zero);

    readonly X509Certificate2 root;
    readonly ECDsa rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public StandInAuthority()
    {
        var request = new CertificateRequest($"CN=Stand-in authority {Guid.NewGuid():N}", rootKey, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        root = request.CreateSelfSigned(Begin, End);
        CaFile = Path.Combine(Path.GetTempPath(), $"fuelgauge-ca-{Guid.NewGuid():N}.pem");
        File.WriteAllText(CaFile, root.ExportCertificatePem());
    }

    /// <summary>The authority's certificate.</summary>
    public string CaFile { get; }

    /// <summary>A certificate for a host name, expired on the given day.</summary>
    public X509Certificate2 Issue(string host, DateTimeOffset? end = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        if (IPAddress.TryParse(host, out var address))
            names.AddIpAddress(address);
        else
            names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        using var issued = request.Create(root, Begin, end ?? End, RandomNumberGenerator.GetBytes(8));
        using var complete = issued.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(complete.Export(X509ContentType.Pfx), null);
    }

    public void Dispose()
    {
        root.Dispose();
        rootKey.Dispose();
        File.Delete(CaFile);
    }
}
