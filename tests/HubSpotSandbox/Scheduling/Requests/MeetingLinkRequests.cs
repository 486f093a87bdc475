using HubSpotSandbox.Errors;
using HubSpotSandbox.Hosting;

namespace HubSpotSandbox.Scheduling.Requests;

/// <summary>The list of links, and the one thing that can be changed of them (FACTS §14).</summary>
internal static class MeetingLinkRequests
{
    private const int StandardLimit = 10;
    private const int MaxLimit = 100;
    private const string PaymentLinkId = "paymentLinkId";

    public static Answer List(ApiCall call)
    {
        var request = call.Request;
        var (limit, after) = (Paging.Limit(request, StandardLimit, MaxLimit), Paging.After(request));
        var isMeant = Filter(request);
        List<MeetingLink> links;
        lock (call.Records.Gate)
        {
            links = [.. call.Records.Scheduler.Links.Where(isMeant)];
        }

        var page = links.Where(link => link.Id >= after).Take(limit + 1).ToList();
        return Answer.Json(200, json =>
        {
            json.WriteStartObject();
            json.WriteNumber("total", links.Count);
            json.WriteStartArray("results");
            foreach (var link in page.Take(limit))
            {
                LinkJson.Write(json, link);
            }

            json.WriteEndArray();
            Paging.Write(json, page.Count > limit ? RecordKey.Text(page[limit].Id) : null, Paging.Link(request));
            json.WriteEndObject();
        }) with
        { Items = Math.Min(page.Count, limit) };
    }

    public static Answer Change(ApiCall call)
    {
        var body = call.Request.ReadObject();
        if (!body.TryGetProperty(PaymentLinkId, out _))
        {
            throw new RefusedException(ApiErrors.MissingFields([PaymentLinkId]));
        }

        var payment = RecordInput.Text(body, PaymentLinkId);
        MeetingLink link;
        lock (call.Records.Gate)
        {
            var scheduler = call.Records.Scheduler;
            link = scheduler.Get(call.Route.Tail[0]) with { PaymentLinkId = string.IsNullOrEmpty(payment) ? null : payment, UpdatedAt = call.Records.Now };
            scheduler.Put(link);
        }

        return Answer.Json(200, json => LinkJson.Write(json, link));
    }

    private static Func<MeetingLink, bool> Filter(ApiRequest request)
    {
        var (name, type, organizer) = (request.Query["name"].ToString(), request.Query["type"].ToString(), request.Query["organizerUserId"].ToString());
        if (type.Length > 0 && !MeetingLink.Types.Contains(type, StringComparer.Ordinal))
        {
            throw new RefusedException(SchedulerErrors.UnknownType(type, MeetingLink.Types));
        }

        return link => link.Name.Contains(name, StringComparison.OrdinalIgnoreCase)
            && (type.Length == 0 || string.Equals(link.Type, type, StringComparison.Ordinal))
            && (organizer.Length == 0 || string.Equals(RecordKey.Text(link.OrganizerId), organizer, StringComparison.Ordinal));
    }
}
