using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Api.Records;

/// <summary>Lets a path through where a segment is the plural of an object type: <c>{records:records}</c>.</summary>
internal sealed class RecordsRouteConstraint : IRouteConstraint
{
    public const string Name = "records";

    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        values.TryGetValue(routeKey, out var value) && value is string plural && CrmObjectTypes.TryParsePlural(plural, out _);

    /// <summary>The type that a matched segment names.</summary>
    public static CrmObjectType TypeOf(string plural) =>
        CrmObjectTypes.TryParsePlural(plural, out var type) ? type : throw new ArgumentException("The route constraint lets no other word through.", nameof(plural));
}
