using Fuelgauge.App.Terminal;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Output;

/// <summary>What an account is called in front of people.</summary>
internal static class AccountName
{
    /// <summary><c>GLM (智谱)</c>; a second account of a provider is <c>GLM (智谱)/work</c>.</summary>
    public static string Of(Snapshot account, Canvas canvas) =>
        Printable.On(canvas, account.Id.Name == AccountId.DefaultName ? Provider(account, canvas) : $"{Provider(account, canvas)}/{account.Id.Name}");

    /// <summary>The name of the pool that an account is of: <c>DeepSeek/team</c>.</summary>
    public static string OfPool(Snapshot account, Canvas canvas) => Printable.On(canvas, $"{Provider(account, canvas)}/{account.Pool}");

    static string Provider(Snapshot account, Canvas canvas) => canvas.IsAscii ? account.AsciiName : account.ProviderName;
}
