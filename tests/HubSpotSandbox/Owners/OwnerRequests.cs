using System.Globalization;
using HubSpotSandbox.Errors;
using HubSpotSandbox.Hosting;

namespace HubSpotSandbox.Owners;

/// <summary>The owners, read only (FACTS §8).</summary>
internal static class OwnerRequests
{
    private const int StandardLimit = 100;
    private const int MaxLimit = 500;

    private static readonly Operation ListOwners = new(Right.ReadOwners, List);
    private static readonly Operation ReadOwner = new(Right.ReadOwners, Read);

    /// <summary>A slash at the end is fine: HubSpot's SDK sends one.</summary>
    public static ApiRoute Find(RoutePath path, string[] tail) => tail switch
    {
        [] or [""] => path.Choose("", ObjectTypes.Contacts, "", [], method => method is "GET" ? ListOwners : null),
        [var id] => path.Choose("/{ownerId}", ObjectTypes.Contacts, "", [id], method => method is "GET" ? ReadOwner : null),
        _ => ApiRoute.Unknown,
    };

    private static Answer List(ApiCall call)
    {
        var request = call.Request;
        var limit = Paging.Limit(request, StandardLimit, MaxLimit);
        var after = Paging.After(request);
        var email = request.Query["email"].ToString();
        var found = call.Records.Owners
            .Where(owner => owner.Archived == request.Flag("archived") && long.Parse(owner.Id, CultureInfo.InvariantCulture) >= after)
            .Where(owner => email.Length == 0 || string.Equals(owner.Email, email, StringComparison.OrdinalIgnoreCase))
            .OrderBy(owner => long.Parse(owner.Id, CultureInfo.InvariantCulture))
            .Take(limit + 1)
            .ToList();
        return Answer.Json(200, json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("results");
            foreach (var owner in found.Take(limit))
            {
                OwnerJson.Write(json, owner);
            }

            json.WriteEndArray();
            Paging.Write(json, found.Count > limit ? found[limit].Id : null, Paging.Link(request));
            json.WriteEndObject();
        });
    }

    private static Answer Read(ApiCall call)
    {
        var request = call.Request;
        var id = call.Route.Tail[0];
        Func<Owner, bool> isMeant = request.Query["idProperty"].ToString() switch
        {
            "" or "id" => owner => string.Equals(owner.Id, id, StringComparison.Ordinal),
            "userId" => owner => string.Equals(owner.UserId?.ToString(CultureInfo.InvariantCulture), id, StringComparison.Ordinal),
            var other => throw new RefusedException(ApiErrors.Invalid($"idProperty must be id or userId, it was {other}")),
        };
        return call.Records.Owners.Where(isMeant).FirstOrDefault(owner => owner.Archived == request.Flag("archived")) is { } found
            ? Answer.Json(200, json => OwnerJson.Write(json, found))
            : throw new RefusedException(ApiErrors.ResourceNotFound);
    }
}
