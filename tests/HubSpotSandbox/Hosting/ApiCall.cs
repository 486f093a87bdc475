using HubSpotSandbox.Access;
using HubSpotSandbox.Associations;

namespace HubSpotSandbox.Hosting;

/// <summary>A request that has found its endpoint and its store.</summary>
internal sealed record ApiCall(ApiRequest Request, ApiRoute Route, PortalRecords Records, App App)
{
    public ObjectType Type => Route.Type ?? throw new InvalidOperationException("The route has no object type.");

    public ObjectType ToType => Route.ToType ?? throw new InvalidOperationException("The route has no second object type.");

    public ApiVersion Version => Route.Version;

    public WriteSource Source => Request.ByPerson ? WriteSource.Person : App.Source;

    public AssociationWriter Associations => new(Records, Source);

    /// <summary>The same call, about another type: for a request that writes several.</summary>
    public ApiCall About(ObjectType type) => this with { Route = Route with { Type = type } };
}

internal enum Right
{
    None,
    ReadRecords,
    WriteRecords,
    ReadProperties,
    WriteProperties,
    ReadOwners,
    ReadMeetingLinks,
    BookMeetings,
}

/// <summary>One thing the API does.</summary>
internal sealed record Operation(Right Right, Func<ApiCall, Answer> Handle)
{
    /// <summary>Under the search limit of the account instead of the ten-second limit of the app.</summary>
    public bool IsSearch { get; init; }
}
