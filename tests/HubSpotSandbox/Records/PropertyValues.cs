namespace HubSpotSandbox.Records;

/// <summary>The set properties of a record, sorted by name. Never changed after it is made.</summary>
internal sealed class PropertyValues
{
    private readonly SortedList<string, string> values;

    private PropertyValues(SortedList<string, string> values) => this.values = values;

    public static PropertyValues Empty { get; } = new(new SortedList<string, string>(StringComparer.Ordinal));

    public IReadOnlyList<string> Names => field ??= [.. values.Keys];

    public string? this[string name] => values.GetValueOrDefault(name);

    /// <summary>A copy with the changes made; null takes a value away.</summary>
    public PropertyValues With(params IEnumerable<KeyValuePair<string, string?>> changes)
    {
        var copy = new SortedList<string, string>(values, StringComparer.Ordinal);
        foreach (var (name, value) in changes)
        {
            if (value is null)
            {
                copy.Remove(name);
            }
            else
            {
                copy[name] = value;
            }
        }

        return new PropertyValues(copy);
    }
}
