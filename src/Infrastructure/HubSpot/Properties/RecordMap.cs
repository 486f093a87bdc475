using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Infrastructure.HubSpot.OnceOnly;
using HubSpotCrm.Infrastructure.HubSpot.Wire;

namespace HubSpotCrm.Infrastructure.HubSpot.Properties;

/// <summary>Which of our fields a HubSpot property is, for one object type.</summary>
internal interface IPropertyNames
{
    /// <summary>HubSpot's name of the object type in paths, such as <c>contacts</c>.</summary>
    string ObjectType { get; }

    string? FieldOf(string property);

    /// <summary>The properties of the typed fields.</summary>
    IReadOnlyList<string> Typed { get; }

    /// <summary>One writing for all values that HubSpot takes for the same key.</summary>
    string KeyOf(string? property, string value);
}

/// <summary>Translates between HubSpot's properties and one of our records, by hand.</summary>
/// <param name="properties">HubSpot property of each of our fields; the ones to ask for.</param>
/// <param name="unique">Our fields whose values HubSpot keeps unique.</param>
internal abstract class RecordMap<T, TFields>(IReadOnlyDictionary<string, string> properties, params string[] unique)
    : ICrmFieldNames<T>, IPropertyNames
    where T : CrmRecord, ICrmRecord
    where TFields : class, IRecordFields
{
    private readonly Dictionary<string, string> _fields = properties.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    public string ObjectType => T.ObjectType.Plural();    // HubSpot's paths have the same words

    /// <summary>The properties of the typed fields.</summary>
    public IReadOnlyList<string> Typed { get; } = [.. properties.Values];

    private string TypedList { get; } = string.Join(',', properties.Values);

    public virtual string? FieldOf(string property) => _fields.GetValueOrDefault(property);

    public bool IsReserved(string property) => property == WriteIdProperty.Name;

    public bool MayIdentify(string field) => !IsReserved(field) && (unique.Contains(field, StringComparer.Ordinal) || !properties.ContainsKey(field));

    /// <summary>HubSpot's name of the moment a record was made.</summary>
    public string CreateDate { get; } = T.ObjectType.IsEngagement() ? "hs_createdate" : "createdate";

    /// <summary>The value of a new record that HubSpot lets no second record have; null when it has none.</summary>
    public (string Property, string Value)? IdentityOf(IReadOnlyDictionary<string, string?> written)
    {
        foreach (var field in unique)
        {
            if (written.GetValueOrDefault(PropertyOf(field)) is { Length: > 0 } value)
                return (PropertyOf(field), KeyOf(PropertyOf(field), value));
        }

        return null;
    }

    /// <summary>HubSpot's property for our field; a name that is none of ours is a property already.</summary>
    public string PropertyOf(string field) => properties.GetValueOrDefault(field, field);

    /// <summary>One writing for all values that HubSpot takes for the same key: it compares its own unique properties without case.</summary>
    public string KeyOf(string? property, string value) =>
        property is not null && FieldOf(property) is { } field && unique.Contains(field, StringComparer.Ordinal) ? value.Trim().ToLowerInvariant() : value;

    /// <summary>True for a typed field that holds free text, which HubSpot compares in lower case.</summary>
    public bool IsText(string property) => FieldOf(property) is { } field && !IsChoice(field);

    /// <summary>HubSpot's word for a value that a search names; most fields have the same on both sides.</summary>
    public virtual string SearchedFor(string property, string value) => value;

    /// <summary>What to ask HubSpot for.</summary>
    public IReadOnlyList<string> Properties(RecordView view) => view.CustomProperties.Count == 0 ? Typed : [.. Typed.Union(view.CustomProperties, StringComparer.Ordinal)];

    /// <summary>The same as HubSpot's <c>properties</c> parameter takes it.</summary>
    public string PropertyList(RecordView view) => view.CustomProperties.Count == 0 ? TypedList : string.Join(',', Properties(view));

    public async ValueTask<T> ReadAsync(HubSpotRecord record, RecordView view, CancellationToken cancellationToken)
    {
        await LearnAsync([record], cancellationToken);
        return Read(record, view);
    }

    public async ValueTask<IReadOnlyList<T>> ReadAsync(IReadOnlyList<HubSpotRecord> records, RecordView view, CancellationToken cancellationToken)
    {
        await LearnAsync(records, cancellationToken);
        return [.. records.Select(record => Read(record, view))];
    }

    /// <param name="record">HubSpot's answer.</param>
    /// <param name="custom">Names of the custom properties to hand on; null where the answer has no value.</param>
    public async ValueTask<T> ReadAsync(HubSpotRecord record, IEnumerable<string> custom, CancellationToken cancellationToken)
    {
        await LearnAsync([record], cancellationToken);
        return Read(record, custom);
    }

    /// <summary>Gets to know what the fields of these records mean beyond their values; most types have nothing of the kind.</summary>
    public virtual ValueTask LearnAsync(IEnumerable<HubSpotRecord> records, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <summary>Values that name one record of this type in our own key index; most types have none.</summary>
    public virtual IEnumerable<UniqueKey> KeysOf(T record) => [];

    /// <summary>A record that was asked for, after <see cref="LearnAsync"/>: custom properties that HubSpot does not know are left out, as HubSpot does.</summary>
    public T Read(HubSpotRecord record, RecordView view) => Read(record, view.CustomProperties.Where(name => FieldOf(name) is null && record.Properties.ContainsKey(name)));

    /// <param name="record">HubSpot's answer.</param>
    /// <param name="custom">Names of the custom properties to hand on; null where the answer has no value.</param>
    public T Read(HubSpotRecord record, IEnumerable<string> custom) => Read(record.Id, new PropertyBag(record.Properties)) with
    {
        CreatedAt = record.CreatedAt,
        UpdatedAt = record.UpdatedAt,
        Archived = record.Archived,
        Url = record.Url,
        CustomProperties = Custom(record.Properties, custom),
    };

    public Dictionary<string, string?> Write(TFields fields)
    {
        var bag = new PropertyBag();
        Write(fields, bag);
        bag.Set(fields.CustomProperties);
        return bag.Values;
    }

    /// <summary>The values of a new record: there is nothing to clear yet.</summary>
    public Dictionary<string, string?> WriteNew(TFields fields) =>
        Write(fields).Where(pair => pair.Value is { Length: > 0 }).ToDictionary(StringComparer.Ordinal);

    /// <summary>The typed fields of a record.</summary>
    protected abstract T Read(string id, PropertyBag values);

    protected abstract void Write(TFields fields, PropertyBag target);

    /// <summary>True for a field whose values are a list, an id, a number or a time.</summary>
    protected abstract bool IsChoice(string field);

    private static Dictionary<string, string?> Custom(Dictionary<string, string?> values, IEnumerable<string> names)
    {
        var custom = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var name in names.Where(name => name != WriteIdProperty.Name))
            custom[name] = values.TryGetValue(name, out var value) && value is { Length: > 0 } ? value : null;
        return custom;
    }
}
