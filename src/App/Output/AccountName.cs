using Fuelgauge.App.Terminal;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Output;

/// <summary>What an account is called in front of people.</summary>
internal static class AccountName
{
    /// <summary><c>GLM (智谱)</c>; a second account of a provider is <c>GLM (智谱)/work</c>.</summary>
    public static string Of(Snapshot account, Canvas canvas) => Of(account.Id, Provider(account, canvas), canvas);

    /// <summary>The same of a recorded account, by its provider's name.</summary>
    public static string Of(AccountId id, string provider, Canvas canvas) =>
        Printable.On(canvas, id.Name == AccountId.DefaultName ? provider : $"{provider}/{id.Name}");

    /// <summary>The name of the pool that an account is of: <c>DeepSeek/team</c>.</summary>
    public static string OfPool(Snapshot account, Canvas canvas) => Printable.On(canvas, $"{Provider(account, canvas)}/{account.Pool}");

    static string Provider(Snapshot account, Canvas canvas) => canvas.IsAscii ? account.AsciiName : account.ProviderName;
}
