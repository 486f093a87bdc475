using System.Text.Json;
using HubSpotSandbox.Errors;

namespace HubSpotSandbox.Search;

internal sealed record SearchFilter(string Property, string Operator)
{
    private static readonly string[] Operators =
    [
        "EQ", "NEQ", "LT", "LTE", "GT", "GTE", "BETWEEN", "IN", "NOT_IN", "HAS_PROPERTY", "NOT_HAS_PROPERTY", "CONTAINS_TOKEN", "NOT_CONTAINS_TOKEN",
    ];

    public string? Value { get; init; }
    public string? HighValue { get; init; }
    public IReadOnlyList<string> Values { get; init; } = [];

    public bool IsAssociation => Property.StartsWith("associations.", StringComparison.Ordinal);

    public static SearchFilter Read(JsonElement body)
    {
        RecordInput.Require(body, "propertyName", "operator");
        var filter = new SearchFilter(RecordInput.Text(body, "propertyName") ?? "", RecordInput.Text(body, "operator") ?? "")
        {
            Value = Single(body, "value"),
            HighValue = Single(body, "highValue"),
            Values = [.. SearchJson.List(body, "values").Select(SearchJson.Text)],
        };
        filter.DemandOperands();
        return filter;
    }

    private static string? Single(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null ? SearchJson.Text(value) : null;

    private void DemandOperands()
    {
        var problem = Operator switch
        {
            _ when !Operators.Contains(Operator, StringComparer.Ordinal) => $"{Operator} is not an operator: [{string.Join(", ", Operators)}]",
            "HAS_PROPERTY" or "NOT_HAS_PROPERTY" => null,
            "IN" or "NOT_IN" => Values.Count == 0 ? $"The operator {Operator} needs values" : null,
            "BETWEEN" => Value is null || HighValue is null ? "The operator BETWEEN needs value and highValue" : null,
            _ => Value is null ? $"The operator {Operator} needs a value" : null,
        };
        if (problem is not null)
        {
            throw new RefusedException(ApiErrors.Invalid($"There was a problem with the request: {problem}"));
        }
    }
}
