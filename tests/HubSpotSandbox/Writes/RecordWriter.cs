using HubSpotSandbox.Associations;
using HubSpotSandbox.Hosting;
using HubSpotSandbox.Pipelines;
using HubSpotSandbox.Properties;
using HubSpotSandbox.Webhooks.Events;

namespace HubSpotSandbox.Writes;

/// <summary>A write that has been checked and not yet stored.</summary>
internal sealed record Draft(CrmRecord? Before, CheckedWrite Write)
{
    public string? TraceId { get; init; }
    public IReadOnlyList<PlannedLink> Links { get; init; } = [];
}

/// <summary>A stored write: the record and what of it the answer tells.</summary>
internal sealed record Written(CrmRecord Record, bool New, CheckedWrite Write, string? TraceId);

/// <summary>Checks and stores writes. Called with the portal's lock held.</summary>
internal sealed class RecordWriter(ApiCall call)
{
    private readonly WriteCheck check = new(call);
    private readonly RecordTable table = call.Records.Table(call.Type);
    private readonly DateTimeOffset now = call.Records.Now;

    private Stamp Stamp => new(call.Source, now);

    public Draft Create(RecordInput input)
    {
        var write = check.Values(input, PropertyValues.Empty);
        check.Conflicts(write, null);
        AddDefaults(write.Changes);
        check.Required(write.Changes);
        var after = PropertyValues.Empty.With(write.Changes);
        StageRules.Check(call.Records, call.Type, after, write.Changes);
        check.AccountRules(after);
        return new Draft(null, write) { TraceId = input.TraceId, Links = new AssociationCheck(call).OfCreate(input.Associations) };
    }

    public Draft Update(CrmRecord record, RecordInput input)
    {
        var write = check.Values(input, record.Properties);
        check.Conflicts(write, record.Id);
        var after = record.Properties.With(write.Changes);
        StageRules.Check(call.Records, call.Type, after, write.Changes);
        check.AccountRules(after);
        return new Draft(record, write) { TraceId = input.TraceId };
    }

    public Written Store(Draft draft)
    {
        var sent = draft.Write.Changes;
        var after = (draft.Before?.Properties ?? PropertyValues.Empty).With(sent);
        List<KeyValuePair<string, string?>> changes =
        [
            .. sent,
            .. SystemProperties.Derived(call.Type, sent, call.Records.Catalog(call.Type), now),
            .. StageRules.Derived(call.Records, call.Type, after, sent).Where(pair => !string.Equals(after[pair.Key], pair.Value, StringComparison.Ordinal)),
        ];
        var record = draft.Before is { } before ? Changed(before, changes) : New(changes);
        table.Put(record, call.Records.IndexedUpTo);
        table.Slot(record.Id)!.Remember(new PropertyWrite(now, call.Source, changes));
        Tell(draft.Before, record, changes);
        foreach (var link in draft.Links)
        {
            call.Associations.Connect(record.Key, link.To, link.Types);
        }

        call.Records.Stats.CountWritten(1);
        return new Written(record, draft.Before is null, draft.Write, draft.TraceId);
    }

    public void Archive(CrmRecord record)
    {
        table.Put(record with { ArchivedAt = now, UpdatedAt = now, WrittenAt = now }, call.Records.IndexedUpTo);
        call.Records.Changes.Archived(record, Stamp);
        call.Associations.Forget(record.Key);
        call.Records.Stats.CountWritten(1);
    }

    private void Tell(CrmRecord? before, CrmRecord record, List<KeyValuePair<string, string?>> changes)
    {
        if (before is null)
        {
            call.Records.Changes.Created(record, Stamp);
        }

        call.Records.Changes.Changed(before, record, changes.Select(change => change.Key), Stamp);
    }

    private CrmRecord Changed(CrmRecord before, List<KeyValuePair<string, string?>> changes)
    {
        var properties = before.Properties.With([.. changes, new(call.Type.ModifiedDate, Dates.Text(now))]);
        var created = changes.Exists(change => string.Equals(change.Key, call.Type.CreateDate, StringComparison.Ordinal)) ? CreateDate(properties) : null;
        return before with { Properties = properties, CreatedAt = created ?? before.CreatedAt, UpdatedAt = now, WrittenAt = now };
    }

    private CrmRecord New(List<KeyValuePair<string, string?>> changes)
    {
        var record = new CrmRecord(call.Type, table.NextId, PropertyValues.Empty, now, now) { WrittenAt = now };
        changes.InsertRange(0, SystemProperties.OnCreate(record, call.Source));
        var properties = PropertyValues.Empty.With(changes);
        return record with { Properties = properties, CreatedAt = CreateDate(properties) ?? now };
    }

    /// <summary>Deals and tickets may be given a create date.</summary>
    private DateTimeOffset? CreateDate(PropertyValues properties) => properties[call.Type.CreateDate] is { } text ? Dates.Read(text) : null;

    private void AddDefaults(Dictionary<string, string?> values)
    {
        if (call.Type.Pipelines is { } pipelines && values.GetValueOrDefault(pipelines.Pipeline) is null)
        {
            values[pipelines.Pipeline] = call.Records.Pipelines.Default(call.Type)?.Id;
        }

        if (call.Type == ObjectTypes.Contacts)
        {
            values.TryAdd("lifecyclestage", "lead");
        }

        if (call.Type == ObjectTypes.Meetings && values.GetValueOrDefault("hs_timestamp") is null)
        {
            values["hs_timestamp"] = values.GetValueOrDefault("hs_meeting_start_time");
        }
    }
}
