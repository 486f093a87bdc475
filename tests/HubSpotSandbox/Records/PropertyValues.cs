namespace HubSpotSandbox.Records;

/// <summary>
/// The set properties of a record, sorted by name. Never changed after it is made: records with the same names share the
/// list of them, so that most writes copy the values only.
/// </summary>
internal sealed class PropertyValues
{
    private readonly string[] names;
    private readonly string[] values;

    private PropertyValues(string[] names, string[] values) => (this.names, this.values) = (names, values);

    public static PropertyValues Empty { get; } = new([], []);

    public IReadOnlyList<string> Names => names;

    /// <summary>In the order of <see cref="Names"/>.</summary>
    public IReadOnlyList<string> Values => values;

    public string? this[string name] => Find(name) is >= 0 and var at ? values[at] : null;

    /// <summary>A copy with the changes made; null takes a value away.</summary>
    public PropertyValues With(params IEnumerable<KeyValuePair<string, string?>> changes)
    {
        string[]? copy = null;
        Dictionary<string, string?>? others = null;
        foreach (var (name, value) in changes)
        {
            if (others is null && value is not null && Find(name) is >= 0 and var at)
            {
                copy ??= (string[])values.Clone();
                copy[at] = value;
            }
            else if (others is not null || value is not null || Find(name) >= 0)
            {
                others ??= new Dictionary<string, string?>(StringComparer.Ordinal);
                others[name] = value;
            }
        }

        var changed = copy is null ? this : new PropertyValues(names, copy);
        return others is null ? changed : changed.Merged(others);
    }

    /// <summary>With names added and taken away.</summary>
    private PropertyValues Merged(Dictionary<string, string?> changes)
    {
        List<KeyValuePair<string, string>> all = new(names.Length + changes.Count);
        for (var index = 0; index < names.Length; index++)
        {
            if (!changes.ContainsKey(names[index]))
            {
                all.Add(new(names[index], values[index]));
            }
        }

        foreach (var (name, value) in changes)
        {
            if (value is not null)
            {
                all.Add(new(name, value));
            }
        }

        all.Sort(static (one, other) => string.CompareOrdinal(one.Key, other.Key));
        var sorted = new string[all.Count];
        var sortedValues = new string[all.Count];
        for (var index = 0; index < all.Count; index++)
        {
            (sorted[index], sortedValues[index]) = (all[index].Key, all[index].Value);
        }

        return new PropertyValues(sorted, sortedValues);
    }

    private int Find(string name) => Array.BinarySearch(names, name, StringComparer.Ordinal);
}
