using System.Reflection;
using CsCheck;
using HubSpotCrm.Domain.Properties;
using HubSpotCrm.Domain.Records;

namespace Infrastructure.IntegrationTests.Drivers;

/// <summary>Fields of any object type with values that HubSpot takes, by the account's own definitions of its properties.</summary>
internal static class FieldGenerator
{
    private static readonly string[] Owners = ["64492917"];
    private static readonly string[] Mailboxes = ["ana.ruiz@example.net", "Li Wei <li.wei@example.org>", "Jean Luc de la Tour <jean@example.com>", "Søren <soren@example.com>"];

    private static readonly Gen<string> Text = Gen.OneOf(new[] { "a", "é", "漢", "😀", "\n", "\t", "<b>", "\"", "\\", " ", "\u200d", "ﬁ", "ß", "İ", "&amp;", "'", ";", "%20", "{}", "0" }.Select(Gen.Const).ToArray())
        .Array[1, 25].Select(parts => "x" + string.Concat(parts) + "y");

    /// <param name="property">The definition of a field's property; null where it has none of its own.</param>
    /// <param name="required">Fields that every sample sets.</param>
    public static Gen<TFields> Of<TFields>(Func<PropertyInfo, PropertyDefinition?> property, IReadOnlyCollection<string> required)
        where TFields : class, IRecordFields, new()
    {
        var all = Gen.Const(Array.Empty<(PropertyInfo Field, object? Value)>());
        foreach (var field in typeof(TFields).GetProperties().Where(each => each.PropertyType is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(Optional<>)))
        {
            var set = required.Contains(field.Name, StringComparer.Ordinal) ? Gen.Const(true) : Gen.Bool;
            all = Gen.Select(all, set, Value(field, property(field)), (list, isSet, value) => isSet ? [.. list, (field, value)] : list);
        }

        return all.Select(Filled<TFields>);
    }

    /// <summary>The value of a field; null when it is absent.</summary>
    public static object? ValueOf(object fields, PropertyInfo field) => field.PropertyType.GetProperty("Value")!.GetValue(field.GetValue(fields));

    private static TFields Filled<TFields>((PropertyInfo Field, object? Value)[] values)
        where TFields : class, IRecordFields, new()
    {
        var fields = new TFields();
        foreach (var (field, value) in values)
            field.SetValue(fields, field.PropertyType.GetMethod("Of")!.Invoke(null, [value]));
        return fields;
    }

    private static Gen<object?> Value(PropertyInfo field, PropertyDefinition? property) => field.PropertyType.GenericTypeArguments[0] switch
    {
        var type when type == typeof(decimal?) => Gen.Select(Gen.Int, Gen.Int[0, 1000], Gen.Bool, Gen.Int[0, 8], (low, high, negative, scale) => (object?)new decimal(low, high, 0, negative, (byte)scale)),
        var type when type == typeof(long?) => Gen.Long[0, long.MaxValue].Select(number => (object?)number),
        var type when type == typeof(DateTimeOffset?) => Gen.Long[-2_000_000_000_000, 4_000_000_000_000].Select(milliseconds => (object?)DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)),
        var type when type == typeof(string) => Words(field.Name, property),
        _ => Gen.OneOf(Mailboxes.Select(Gen.Const).ToArray()).Array[1, 4].Select(list => (object?)list),
    };

    private static Gen<object?> Words(string field, PropertyDefinition? property) => field switch
    {
        "Email" => Gen.Guid.Select(id => (object?)$"{id:N}@example.net"),
        "From" => OneOf(Mailboxes),
        "OwnerId" => OneOf(Owners),
        _ when property?.Options is { Count: > 0 } options => OneOf([.. options.Select(option => option.Value)]),
        _ => Text.Select(text => (object?)text),
    };

    private static Gen<object?> OneOf(string[] words) => Gen.OneOf(words.Select(word => Gen.Const((object?)word)).ToArray());
}
