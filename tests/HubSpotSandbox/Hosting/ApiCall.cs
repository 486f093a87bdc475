using HubSpotSandbox.Access;

namespace HubSpotSandbox.Hosting;

internal enum ApiVersion
{
    Legacy,
    March2026,
    September2026,
}

/// <summary>A request that has found its endpoint and its store.</summary>
internal sealed record ApiCall(ApiRequest Request, ApiRoute Route, PortalRecords Records, App App)
{
    public ObjectType Type => Route.Type ?? throw new InvalidOperationException("The route has no object type.");

    public ApiVersion Version => Route.Version;

    public WriteSource Source => Request.ByPerson ? WriteSource.Person : App.Source;
}

internal enum Right
{
    None,
    ReadRecords,
    WriteRecords,
    ReadProperties,
    WriteProperties,
}

/// <summary>One thing the API does.</summary>
internal sealed record Operation(Right Right, Func<ApiCall, Answer> Handle)
{
    /// <summary>Under the search limit of the account instead of the ten-second limit of the app.</summary>
    public bool IsSearch { get; init; }
}

/// <summary>Where a request goes. Operation is null when HubSpot has no such route; Type is null when the type is unknown.</summary>
internal sealed record ApiRoute(string Template, ApiVersion Version, ObjectType? Type, string TypeName, string[] Tail, Operation? Operation)
{
    public bool OtherMethodExists { get; init; }
}
