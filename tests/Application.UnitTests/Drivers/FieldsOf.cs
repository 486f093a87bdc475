using HubSpotCrm.Domain.Records;

namespace Application.UnitTests.Drivers;

/// <summary>Fields of any object type, for rules that hold for all of them.</summary>
internal static class FieldsOf
{
    public static TFields With<TFields>(string field, object? value)
        where TFields : class, IRecordFields, new()
    {
        var fields = new TFields();
        typeof(TFields).GetProperty(field)!.SetValue(fields, value);
        return fields;
    }

    public static TFields Custom<TFields>(IReadOnlyDictionary<string, string?> properties)
        where TFields : class, IRecordFields, new() => With<TFields>(nameof(IRecordFields.CustomProperties), properties);
}
