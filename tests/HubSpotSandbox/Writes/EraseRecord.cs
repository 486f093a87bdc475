using HubSpotSandbox.Hosting;
using HubSpotSandbox.Webhooks.Events;

namespace HubSpotSandbox.Writes;

/// <summary>`POST /gdpr-delete` (FACTS §3.6): gone for good; an unknown e-mail can never be created.</summary>
internal static class EraseRecord
{
    public static Answer Handle(ApiCall call)
    {
        var body = call.Request.ReadObject();
        RecordInput.Require(body, "objectId");
        var id = RecordInput.Text(body, "objectId") ?? "";
        var idProperty = RecordInput.Text(body, "idProperty");
        lock (call.Records.Gate)
        {
            var finder = new RecordFinder(call);
            var record = finder.Find(id, idProperty, archived: false) ?? finder.Find(id, idProperty, archived: true);
            if (record is not null)
            {
                Erase(call, record);
            }
            else if (idProperty is "email")
            {
                call.Records.Table(call.Type).BlockEmail(id);
            }
            else
            {
                finder.Get(id, idProperty, archived: false);
            }
        }

        return Answer.NoContent;
    }

    private static void Erase(ApiCall call, CrmRecord record)
    {
        var erased = record with { Erased = true, WrittenAt = call.Records.Now, Properties = PropertyValues.Empty };
        call.Records.Table(call.Type).Put(erased, call.Records.IndexedUpTo);
        call.Records.Changes.Erased(erased, new Stamp(call.Source, erased.WrittenAt));
        call.Associations.Forget(record.Key);
        call.Records.Stats.CountWritten(1);
    }
}
