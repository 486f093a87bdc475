using System.Globalization;
using HubSpotSandbox.Errors;
using HubSpotSandbox.Hosting;
using HubSpotSandbox.Pipelines;
using HubSpotSandbox.Properties;
using HubSpotSandbox.Webhooks.Events;

namespace HubSpotSandbox.Writes;

/// <summary>`POST /merge` (FACTS §3.9): a new id for the survivor, unless the account keeps the primary's.</summary>
internal static class MergeRecords
{
    private const string OldIds = "hs_merged_object_ids";
    private const string MoreEmails = "hs_additional_emails";
    private const int MaxIdentities = 250;

    public static Answer Handle(ApiCall call)
    {
        var body = call.Request.ReadObject();
        RecordInput.Require(body, "primaryObjectId", "objectIdToMerge");
        CrmRecord survivor;
        lock (call.Records.Gate)
        {
            var finder = new RecordFinder(call);
            var primary = finder.Get(RecordInput.Text(body, "primaryObjectId") ?? "", null, archived: false);
            var other = finder.Get(RecordInput.Text(body, "objectIdToMerge") ?? "", null, archived: false);
            if (primary.Id == other.Id)
            {
                throw new RefusedException(ApiErrors.Invalid($"Cannot merge a record with itself: {primary.IdText}"));
            }

            survivor = Merge(call, primary, other);
        }

        call.Records.Stats.CountWritten(1);
        return Answer.Json(200, json => RecordJson.Write(json, new RecordView(survivor, [.. survivor.Properties.Names])));
    }

    private static CrmRecord Merge(ApiCall call, CrmRecord primary, CrmRecord other)
    {
        var (table, now, indexed) = (call.Records.Table(call.Type), call.Records.Now, call.Records.IndexedUpTo);
        var keeps = call.Records.Settings.MergeKeepsPrimaryId;
        var id = keeps ? primary.Id : table.NextId;
        var oldIds = Joined(primary.Properties[OldIds], other.Properties[OldIds], keeps ? null : primary.IdText, other.IdText);
        if (oldIds.Length > MaxIdentities)
        {
            throw new RefusedException(ApiErrors.TooManyMerges);
        }

        var created = primary.CreatedAt < other.CreatedAt ? primary.CreatedAt : other.CreatedAt;
        var survivor = new CrmRecord(call.Type, id, PropertyValues.Empty, created, now) { WrittenAt = now };
        var changes = Values(call, primary, other, survivor, oldIds).ToList();
        var values = PropertyValues.Empty.With(changes);
        changes.AddRange(StageRules.Derived(call.Records, call.Type, values, new Dictionary<string, string?>(StringComparer.Ordinal)));
        survivor = survivor with { Properties = values.With(changes) };
        table.Put(other with { MergedInto = id, WrittenAt = now }, indexed);
        if (!keeps)
        {
            table.Put(primary with { MergedInto = id, WrittenAt = now }, indexed);
        }

        table.Put(survivor, indexed);
        call.Records.Changes.Merged(primary, other, survivor, new Stamp(call.Source, now));
        call.Records.Changes.Changed(primary, survivor, survivor.Properties.Names, new Stamp(call.Source, now));
        foreach (var away in new[] { primary, other }.Where(record => record.Id != id))
        {
            call.Associations.Move(away.Key, survivor.Key);
        }

        table.Slot(id)!.Remember(new PropertyWrite(now, call.Source, changes));
        return survivor;
    }

    /// <summary>The primary's values win; what it lacks comes from the other (FACTS §3.9).</summary>
    private static IEnumerable<KeyValuePair<string, string?>> Values(
        ApiCall call, CrmRecord primary, CrmRecord other, CrmRecord survivor, string[] oldIds)
    {
        var both = other.Properties.Names.Select(name => KeyValuePair.Create(name, other.Properties[name]))
            .Concat(primary.Properties.Names.Select(name => KeyValuePair.Create(name, primary.Properties[name])));
        KeyValuePair<string, string?>[] system =
        [
            .. SystemProperties.OnCreate(survivor, call.Source),
            new(OldIds, string.Join(';', oldIds)),
        ];
        return [.. both, .. system, .. call.Type == ObjectTypes.Contacts ? ContactValues(primary, other, survivor, oldIds) : []];
    }

    private static IEnumerable<KeyValuePair<string, string?>> ContactValues(CrmRecord primary, CrmRecord other, CrmRecord survivor, string[] oldIds)
    {
        var email = primary.Properties["email"] ?? other.Properties["email"];
        var more = Joined(primary.Properties[MoreEmails], other.Properties[MoreEmails], other.Properties["email"])
            .Where(address => !string.Equals(address, email, StringComparison.Ordinal));
        var mergedAt = survivor.UpdatedAt.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var emails = string.Join(';', more);
        yield return new(MoreEmails, emails.Length == 0 ? null : emails);
        yield return new("hs_all_contact_vids", string.Join(';', [survivor.IdText, .. oldIds]));
        yield return new("hs_calculated_merged_vids", string.Join(';', oldIds.Select(id => $"{id}:{mergedAt}")));
    }

    private static string[] Joined(params IEnumerable<string?> lists) =>
        [.. lists.SelectMany(list => (list ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries)).Distinct(StringComparer.Ordinal)];
}
