using System.Text.Json;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Extraction.Readers;

/// <summary>
/// Costs of Azure Cost Management: a table whose columns come in any order and are found by name. Pages are added up by the currency that each row names.
/// Source: "Query - Usage" on Microsoft Learn, Azure/azure-rest-api-specs issue 22528; read 2026-11-23.
/// </summary>
sealed class AzureCostReader(AnswerScope scope)
{
    const string CostInDollars = "CostUSD";
    const string UnknownCurrency = "USD";

    static readonly string[] CostColumns = ["Cost", "PreTaxCost", CostInDollars];

    /// <summary>Sums by currency, in the order of the answer.</summary>
    readonly List<(string Currency, decimal Cost)> _sums = [];

    public AnswerResult Read()
    {
        IEnumerable<JsonElement> pages = scope.Root.ValueKind == JsonValueKind.Array ? scope.Root.EnumerateArray() : [scope.Root];
        foreach (var (index, page) in pages.Index())
            if (Add(page.Member("properties"), $"$[{index}].properties") is { } fault) return new() { Failure = Failures.Unrecognized(scope, fault), Then = Catalog.FaultAction.Next };

        // Without a row nothing was spent, in whatever currency.
        return new() { Readings = _sums.Count == 0 ? [Of(UnknownCurrency, 0)] : _sums.ConvertAll(sum => Of(sum.Currency, sum.Cost)) };
    }

    /// <summary>Adds a page; gives what is wrong with it, continuing "the answer of x …".</summary>
    string? Add(JsonElement properties, string place)
    {
        var (columns, rows) = (properties.Member("columns"), properties.Member("rows"));
        if (columns.ValueKind != JsonValueKind.Array) return $"has no {place}.columns";
        if (rows.ValueKind != JsonValueKind.Array) return $"has no {place}.rows";

        var names = columns.EnumerateArray().Select(column => AnswerScope.Scalar(column.Member("name"))).ToList();
        var (cost, currency) = (-1, Column(names, "Currency"));
        foreach (var name in CostColumns)
            if (cost < 0) cost = Column(names, name);
        var isInDollars = cost >= 0 && CostInDollars.Equals(names[cost], StringComparison.OrdinalIgnoreCase);
        if (cost < 0 || currency < 0 && !isInDollars) return $"has no {(cost < 0 ? CostColumns[0] : "Currency")} among {place}.columns";

        foreach (var (index, row) in rows.EnumerateArray().Index())
        {
            if (Cell(row, cost) is not { } text || !Amounts.TryParse(text, out var amount)) return $"has no amount at {place}.rows[{index}][{cost}]";
            if ((isInDollars ? "USD" : Cell(row, currency)) is not { Length: > 0 } code) return $"has no currency at {place}.rows[{index}][{currency}]";
            if (!TryAdd(scope.Clean(code), amount)) return $"has too large a sum at {place}.rows";
        }

        return null;
    }

    bool TryAdd(string currency, decimal amount)
    {
        var place = _sums.FindIndex(sum => sum.Currency == currency);
        if (place < 0)
        {
            _sums.Add((currency, amount));
            return true;
        }

        var fits = Amounts.TryAdd(_sums[place].Cost, amount, out var sum);
        _sums[place] = (currency, sum);
        return fits;
    }

    // The costs of the last day or so are not in yet.
    Reading Of(string currency, decimal cost)
    {
        var code = _sums.Count > 1 ? currency : null;
        return Reading.Of(MeterKind.Spend, MeterNames.WithScope("spend-month", code), MeterNames.Label("spend-month", code), currency, "api", scope.Answer.ObservedAt) with
        {
            Role = Role.Gate,
            Used = cost,
            Estimated = true,
            Verified = scope.Request.IsVerified,
            Origin = $"{scope.Name} $[*].properties.rows",
        };
    }

    static int Column(List<string?> names, string wanted) => names.FindIndex(name => wanted.Equals(name, StringComparison.OrdinalIgnoreCase));

    static string? Cell(JsonElement row, int column) =>
        row.ValueKind == JsonValueKind.Array && column < row.GetArrayLength() ? AnswerScope.Scalar(row[column]) : null;
}
