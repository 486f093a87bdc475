namespace HubSpotSandbox.Hosting;

internal enum ApiVersion
{
    Legacy,
    September2025,
    March2026,
    September2026,
}

/// <summary>Where a request goes. Operation is null when HubSpot has no such route; Type is null when the type is unknown.</summary>
internal sealed record ApiRoute(string Template, ApiVersion Version, ObjectType? Type, string TypeName, string[] Tail, Operation? Operation)
{
    public static ApiRoute Unknown { get; } = new("other", ApiVersion.Legacy, null, "", [], null);

    public bool OtherMethodExists { get; init; }

    /// <summary>The second type of a route between two.</summary>
    public string? ToTypeName { get; init; }

    public ObjectType? ToType { get; init; }
}

/// <summary>The beginning of a path, on the way to its endpoint.</summary>
internal sealed record RoutePath(string Method, ApiVersion Version, string Head)
{
    private static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

    public ApiRoute Choose(string template, ObjectType? type, string typeName, string[] tail, Func<string, Operation?> find)
    {
        var operation = find(Method);
        var elsewhere = operation is null && Methods.Any(method => find(method) is not null);
        return operation is null && !elsewhere
            ? ApiRoute.Unknown
            : new ApiRoute($"{Method} {Head}{template}", Version, type, typeName, tail, operation) { OtherMethodExists = elsewhere };
    }

    /// <summary>An endpoint of one object type.</summary>
    public ApiRoute Typed(string typeName, string[] tail, Func<string, ObjectType, string[], (Operation? Operation, string Template)> find)
    {
        _ = ObjectTypes.TryFind(typeName, out var type);
        var asked = type ?? ObjectTypes.Contacts;
        var template = $"/{type?.Plural ?? "{type}"}{find(Method, asked, tail).Template}";
        return Choose(template, type, typeName, tail, method => find(method, asked, tail).Operation);
    }

    /// <summary>An endpoint between two object types.</summary>
    public ApiRoute Between(string fromName, string middle, string toName, string end, string[] tail, Func<string, Operation?> find)
    {
        _ = ObjectTypes.TryFind(fromName, out var from);
        _ = ObjectTypes.TryFind(toName, out var to);
        var template = $"/{from?.Plural ?? "{type}"}{middle}/{to?.Plural ?? "{type}"}{end}";
        return Choose(template, from, fromName, tail, find) with { ToType = to, ToTypeName = toName };
    }
}
