using System.Security.Cryptography;
using System.Text;
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
/// <param name="Key">What else names the record: its e-mail or its domain, as <see cref="KeyOf(EmailAddress)"/> writes it.</param>
internal sealed record WriteRoute(string Kind, CrmObjectType Type, string? Id, string? Key)
{
    private const string Associations = "Associations";
    private const string Batch = "Batch";
    private const int KeyLength = 16;

    /// <summary>False for a call that only reads.</summary>
    public bool IsWrite { get; private init; }

    public bool IsBatch => Kind.EndsWith(Batch, StringComparison.Ordinal);

    /// <summary>False when no record can have this id: then nothing waits, and the answer is the one that it always is.</summary>
    public bool MayWait => IsWrite && (Id is null || Operation.IsId(Id) || new RecordRef(Type, Id).IsWellFormed);

    private bool IsCreation => Kind.EndsWith($".create{Batch}", StringComparison.Ordinal);

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
    /// <param name="body">JSON; empty for none.</param>
    public string Lane(Operation operation, IReadOnlyList<string> awaited, ReadOnlySpan<byte> body)
    {
        if (Id is not null)
            return Operation.IsId(Id) ? Id : LaneOf(Id);
        if ((Key ?? KeyIn(body)) is { } key)
            return $"{Type.Singular()}|{key}";
        if (IsBatch && !IsCreation)
            return $"{Type.Singular()}|batch|{operation.Caller}";
        return awaited.Count > 0 ? awaited[0] : operation.Id;    // a new record comes right after the one that it belongs to
    }

    /// <summary>The lane of a record that is there.</summary>
    public string LaneOf(string id) => $"{Type.Singular()}|{id}";

    private static string? KeyOf(RouteValueDictionary values)
    {
        if (EmailAddress.TryParse(Text(values, "email"), out var email))
            return KeyOf(email);
        return CompanyDomain.TryParse(Text(values, "domain"), out var domain) ? KeyOf(domain) : null;
    }

    /// <summary>A new record has its key in the body.</summary>
    private string? KeyIn(ReadOnlySpan<byte> body) => Kind switch
    {
        "contacts.create" when EmailAddress.TryParse(TextIn(body, "email"), out var email) => KeyOf(email),
        "companies.create" when CompanyDomain.TryParse(TextIn(body, "domain"), out var domain) => KeyOf(domain),
        _ => null,
    };

    private static string KeyOf(EmailAddress email) => $"email|{Hashed(email.Value)}";

    private static string KeyOf(CompanyDomain domain) => $"domain|{Hashed(domain.Value)}";

    // Lanes are kept and shown: they hold nobody's address.
    private static string Hashed(string value) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value)))[..KeyLength];

    private static string? TextIn(ReadOnlySpan<byte> body, string member) =>
        !body.IsEmpty && JsonSerializer.Deserialize<JsonElement>(body) is { ValueKind: JsonValueKind.Object } json && json.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string? Text(RouteValueDictionary values, string name) => values.TryGetValue(name, out var value) ? value as string : null;
}
