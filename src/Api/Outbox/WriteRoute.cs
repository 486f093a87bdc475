using System.Text.Json;
using HubSpotCrm.Api.Hosting.Idempotency;
using HubSpotCrm.Domain.Companies;
using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Operations;
using HubSpotCrm.Domain.Records;
using Microsoft.AspNetCore.Mvc.Controllers;

namespace HubSpotCrm.Api.Outbox;

/// <summary>A call about records, as its route says.</summary>
/// <param name="Kind">Such as <c>contacts.create</c>.</param>
/// <param name="Type">The type of the record that the call is about.</param>
/// <param name="Id">The record's id, as the caller wrote it; null where the call makes a record or names it otherwise.</param>
/// <param name="Key">What else names the record, such as <c>email|ana@example.net</c>.</param>
internal sealed record WriteRoute(string Kind, CrmObjectType Type, string? Id, string? Key)
{
    private const string Associations = "Associations";
    private const string Batch = "Batch";

    /// <summary>False for a call that only reads.</summary>
    public bool IsWrite { get; private init; }

    public bool IsBatch => Kind.EndsWith(Batch, StringComparison.Ordinal);

    /// <summary>False when no record can have this id: then nothing waits, and the answer is the one that it always is.</summary>
    public bool MayWait => IsWrite && (Id is null || Operation.IsId(Id) || new RecordRef(Type, Id).IsWellFormed);

    /// <summary>True for the controllers whose calls are about records.</summary>
    public static bool IsOfRecords(string controller) => controller == Associations || CrmObjectTypes.TryParsePlural(controller.ToLowerInvariant(), out _);

    /// <summary>The route of a matched request, or null when that is about something else.</summary>
    public static WriteRoute? Of(HttpContext context)
    {
        if (context.GetEndpoint() is not { } endpoint || endpoint.Metadata.GetMetadata<ControllerActionDescriptor>() is not { } action)
            return null;
        var values = context.Request.RouteValues;
        var plural = action.ControllerName == Associations ? Text(values, "records") : action.ControllerName.ToLowerInvariant();
        if (plural is null || !CrmObjectTypes.TryParsePlural(plural, out var type))
            return null;
        var kind = $"{action.ControllerName.ToLowerInvariant()}.{JsonNamingPolicy.CamelCase.ConvertName(action.ActionName)}";
        return new(kind, type, Text(values, "id"), KeyOf(values)) { IsWrite = !HttpMethods.IsGet(context.Request.Method) && endpoint.Metadata.GetMetadata<OnlyReadsAttribute>() is null };
    }

    /// <summary>The lane of a write: those that name their record in the same way keep their order.</summary>
    /// <param name="operation">The write's own operation.</param>
    /// <param name="awaited">Operations whose records it needs, and that have not ended.</param>
    public string Lane(string operation, IReadOnlyList<string> awaited)
    {
        if (IsBatch)
            return $"{Type.Singular()}|batch";
        if (Id is not null)
            return Operation.IsId(Id) ? Id : LaneOf(Id);
        if (Key is not null)
            return $"{Type.Singular()}|{Key}";
        return awaited.Count > 0 ? awaited[0] : operation;    // a new record comes right after the one that it belongs to
    }

    /// <summary>The lane of a record that is there.</summary>
    public string LaneOf(string id) => $"{Type.Singular()}|{id}";

    private static string? KeyOf(RouteValueDictionary values)
    {
        if (EmailAddress.TryParse(Text(values, "email"), out var email))
            return $"email|{email.Value}";
        return CompanyDomain.TryParse(Text(values, "domain"), out var domain) ? $"domain|{domain.Value}" : null;
    }

    private static string? Text(RouteValueDictionary values, string name) => values.TryGetValue(name, out var value) ? value as string : null;
}
