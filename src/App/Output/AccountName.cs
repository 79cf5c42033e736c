using Fuelgauge.App.Terminal;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Output;

/// <summary>What an account is called in front of people.</summary>
internal static class AccountName
{
    /// <summary><c>GLM (智谱)</c>; a second account of a provider is <c>GLM (智谱)/work</c>.</summary>
    public static string Of(Snapshot account, Canvas canvas)
    {
        var provider = canvas.IsAscii ? account.AsciiName : account.ProviderName;
        return Printable.On(canvas, account.Id.Name == AccountId.DefaultName ? provider : $"{provider}/{account.Id.Name}");
    }
}
