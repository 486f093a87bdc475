using HubSpotCrm.Application.Ports.Scheduling;

namespace HubSpotCrm.Infrastructure.Persistence.Scheduling;

/// <summary>The statements that list bookings: each names only what it asks for, so that an index leads to it.</summary>
internal static class BookingList
{
    /// <param name="after">The last one of the page before.</param>
    public static (string Sql, (string Name, object? Value)[] Values) Query(BookingFilter filter, (DateTimeOffset StartAt, string Id)? after, int limit)
    {
        List<string> conditions = [];
        List<(string Name, object? Value)> values = [("limit", limit)];
        if (filter.ContactId is { } contact)
            Add("contact_id = @contact", ("contact", contact));
        if (filter.From is { } from)
            Add("end_at > @from", ("from", BookingTable.Number(from)));
        if (filter.To is { } to)
            Add("start_at < @to", ("to", BookingTable.Number(to)));
        if (after is { } last)
            Add("(start_at > @start OR (start_at = @start AND id > @id))", ("start", BookingTable.Number(last.StartAt)), ("id", last.Id));
        var where = conditions.Count == 0 ? "" : $" WHERE {string.Join(" AND ", conditions)}";
        return ($"{BookingTable.Select}{where} ORDER BY start_at, id LIMIT @limit", [.. values]);

        void Add(string condition, params (string Name, object? Value)[] more)
        {
            conditions.Add(condition);
            values.AddRange(more);
        }
    }
}
