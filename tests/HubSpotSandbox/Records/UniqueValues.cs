namespace HubSpotSandbox.Records;

/// <summary>Finds the live record that holds a unique value. The e-mails of a contact, secondary ones included, are one key.</summary>
internal sealed class UniqueValues
{
    private const string Email = "email";
    private const string MoreEmails = "hs_additional_emails";

    private readonly Dictionary<string, Dictionary<string, long>> holders = new(StringComparer.Ordinal);

    public bool Has(string property) => holders.ContainsKey(property);

    public void Add(string property, IEnumerable<CrmRecord> live)
    {
        holders[property] = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var record in live)
        {
            Hold(property, record);
        }
    }

    public void Remove(string property) => holders.Remove(property);

    public long? Find(string property, string value) =>
        holders.TryGetValue(property, out var ids) && ids.TryGetValue(Key(property, value), out var id) ? id : null;

    public void Replace(CrmRecord? before, CrmRecord after)
    {
        foreach (var property in holders.Keys)
        {
            if (before is { Live: true } && after.Live && HoldTheSame(property, before.Properties, after.Properties))
            {
                continue;
            }

            if (before is { Live: true })
            {
                Release(property, before);
            }

            if (after.Live)
            {
                Hold(property, after);
            }
        }
    }

    /// <summary>All unique values of a record with the property each belongs to.</summary>
    public IEnumerable<(string Property, string Key)> KeysOf(PropertyValues properties) =>
        holders.Keys.SelectMany(property => KeysOf(property, properties), (property, key) => (property, key));

    private static IEnumerable<string> KeysOf(string property, PropertyValues properties)
    {
        if (properties[property] is { } value)
        {
            yield return Key(property, value);
        }

        if (!string.Equals(property, Email, StringComparison.Ordinal) || properties[MoreEmails] is not { } more)
        {
            yield break;
        }

        foreach (var email in more.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            yield return Key(property, email);
        }
    }

    private static bool HoldTheSame(string property, PropertyValues one, PropertyValues other) =>
        string.Equals(one[property], other[property], StringComparison.Ordinal)
        && (property is not Email || string.Equals(one[MoreEmails], other[MoreEmails], StringComparison.Ordinal));

    private static string Key(string property, string value) =>
        string.Equals(property, Email, StringComparison.Ordinal) ? value.Trim().ToLowerInvariant() : value;

    private void Hold(string property, CrmRecord record)
    {
        foreach (var key in KeysOf(property, record.Properties))
        {
            holders[property][key] = record.Id;
        }
    }

    private void Release(string property, CrmRecord record)
    {
        foreach (var key in KeysOf(property, record.Properties))
        {
            if (holders[property].TryGetValue(key, out var holder) && holder == record.Id)
            {
                holders[property].Remove(key);
            }
        }
    }
}
