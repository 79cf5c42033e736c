using System.Text.Json;
using Fuelgauge.App.Configuration.Settings;

namespace Fuelgauge.App.Tests.Configuration.Settings;

public sealed class ConfigSchemaTests
{
    static readonly JsonElement Schema = JsonDocument.Parse(ConfigSchema.Text()).RootElement;

    [Fact]
    public void Every_key_of_the_top_level_has_its_type_and_meaning()
    {
        Assert.All(ConfigKeys.All.Where(key => key.Section == ConfigKeys.Top), key =>
            Assert.Equal(key.Meaning, Schema.GetProperty("properties").GetProperty(key.Name).GetProperty("description").GetString()));
        Assert.False(Schema.GetProperty("additionalProperties").GetBoolean());
    }

    [Fact]
    public void Accounts_are_a_list_of_tables_with_tables_of_their_own()
    {
        var account = Schema.GetProperty("properties").GetProperty("account").GetProperty("items").GetProperty("properties");

        Assert.Equal("string", account.GetProperty("key_env").GetProperty("type").GetString());
        var meter = account.GetProperty("meters").GetProperty("additionalProperties").GetProperty("properties");
        Assert.Equal("boolean", meter.GetProperty("hidden").GetProperty("type").GetString());
        Assert.True(account.GetProperty("credentials").GetProperty("patternProperties").TryGetProperty("^[a-z0-9_]+_env$", out _));
        Assert.Equal("string", account.GetProperty("settings").GetProperty("additionalProperties").GetProperty("type").GetString());
    }

    [Fact]
    public void A_price_is_a_table_under_any_name_with_a_table_of_its_own()
    {
        var price = Schema.GetProperty("properties").GetProperty("prices").GetProperty("additionalProperties");

        Assert.Equal("number", price.GetProperty("properties").GetProperty("cache_write_1h").GetProperty("type").GetString());
        Assert.Equal("number", price.GetProperty("properties").GetProperty("above").GetProperty("properties").GetProperty("input").GetProperty("type").GetString());
        Assert.False(price.GetProperty("additionalProperties").GetBoolean());
    }
}
