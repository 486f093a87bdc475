using HubSpotSandbox.Tests.Drivers;

namespace HubSpotSandbox.Tests.Associations;

public sealed class CreateWithAssociationsTests : AssociationFixture
{
    [Test]
    [Cites("FACTS §3.4, §4.9, §6.2")]
    public async Task Associates_a_new_record_with_several_others()
    {
        var reply = await CreateNoteAsync(To(Deal, 214), To(Contact, 202));

        Assert.That(reply.Status, Is.EqualTo(201));
        Assert.That(await LinksAsync("notes", reply["id"]!, "deals"), Is.EqualTo($"{Deal}: 214"));
        Assert.That(await LinksAsync("contacts", Contact, "notes"), Is.EqualTo($"{reply["id"]}: 201"));
    }

    [Test]
    [Cites("FACTS §6.2")]
    public async Task Refuses_an_unknown_target_and_creates_nothing()
    {
        var reply = await CreateNoteAsync(To(Deal, 214), To("51299999999", 202));

        Assert.That(reply.Status, Is.EqualTo(400));
        Assert.That(reply["category"], Is.EqualTo("VALIDATION_ERROR"));
        Assert.That(reply["message"], Is.EqualTo("One or more associations are invalid"));
        Assert.That(reply["context"], Is.EqualTo("""{"INVALID_OBJECT_IDS":["CONTACT=51299999999 is not valid"],"objectId":["51299999999"],"objectType":["CONTACT"]}"""));
        Assert.That((await Api.GetAsync("/crm/v3/objects/notes")).Count("results"), Is.EqualTo(1));
        Assert.That(await LinksAsync("deals", Deal, "notes"), Is.Empty);
    }

    [Test]
    [Cites("FACTS §6.2")]
    public async Task Refuses_an_archived_target()
    {
        await Api.DeleteAsync($"{Contacts}/{Contact}");

        Assert.That((await CreateNoteAsync(To(Contact, 202)))["context.INVALID_OBJECT_IDS.0"], Is.EqualTo($"CONTACT={Contact} is not valid"));
    }

    [Test]
    [Cites("FACTS §6.2")]
    public async Task Refuses_an_unknown_type()
    {
        var reply = await CreateNoteAsync(To(Contact, 3, "USER_DEFINED"));

        Assert.That(reply["context"], Is.EqualTo("""{"INVALID_ASSOCIATION_TYPE_ID":["USER_DEFINED=3 is not valid"],"associationSpec":["USER_DEFINED=3"]}"""));
    }

    [Test]
    [Cites("FACTS §6.2")]
    public async Task Refuses_a_type_of_the_other_direction()
    {
        var reply = await CreateNoteAsync(To(Contact, 201));

        Assert.That(reply.Status, Is.EqualTo(400));
        Assert.That(reply["message"], Is.EqualTo("invalid from object type 0-46 for associations to be created. expected: 0-1. For definition 0-201"));
    }

    [Test]
    [Cites("FACTS §2, §10.3")]
    public async Task Needs_the_scopes_of_the_target()
    {
        var body = $$$"""{"properties":{"hs_timestamp":"1"},"associations":[{{{To(Deal, 214)}}}]}""";

        var reply = await Api.As("sandbox-no-deals").PostAsync("/crm/objects/2026-09/notes", body);

        Assert.That(reply.Status, Is.EqualTo(403));
        Assert.That(reply["errors.0.context.requiredGranularScopes.0"], Is.EqualTo("crm.objects.deals.write"));
    }

    [Test]
    [Cites("FACTS §3.7, §6.2")]
    public async Task Creates_no_record_of_a_batch_when_one_association_is_wrong()
    {
        var reply = await Api.PostAsync("/crm/objects/2026-09/notes/batch/create", Batch($"[{To(Contact, 202)}]", $"[{To("1", 202)}]", trace: false));

        Assert.That(reply.Status, Is.EqualTo(400));
        Assert.That(await LinksAsync("contacts", Contact, "notes"), Is.Empty);
    }

    [Test]
    [Cites("FACTS §3.7, §6.2")]
    public async Task Creates_the_other_records_of_a_batch_with_trace_ids()
    {
        var reply = await Api.PostAsync("/crm/objects/2026-09/notes/batch/create", Batch($"[{To(Contact, 202)}]", $"[{To("1", 202)}]", trace: true));

        Assert.That(reply.Status, Is.EqualTo(207));
        Assert.That(reply["errors.0.context.objectWriteTraceId.0"], Is.EqualTo("1"));
        Assert.That(reply["errors.0.context.INVALID_OBJECT_IDS.0"], Is.EqualTo("CONTACT=1 is not valid"));
        Assert.That(await LinksAsync("contacts", Contact, "notes"), Is.EqualTo($"{reply["results.0.id"]}: 201"));
    }

    private Task<Reply> CreateNoteAsync(params string[] associations) =>
        Api.PostAsync("/crm/objects/2026-09/notes", $$$"""{"properties":{"hs_timestamp":"1"},"associations":[{{{string.Join(',', associations)}}}]}""");

    private static string To(string id, int type, string category = "HUBSPOT_DEFINED") => $$$"""{"to":{"id":"{{{id}}}"},"types":[{{{Spec(type, category)}}}]}""";

    private static string Batch(string first, string second, bool trace)
    {
        string[] inputs = [.. new[] { first, second }.Select((associations, index) =>
            $$$"""{"properties":{"hs_timestamp":"1"},"associations":{{{associations}}}{{{(trace ? $",\"objectWriteTraceId\":\"{index}\"" : "")}}}}""")];
        return $$"""{"inputs":[{{string.Join(',', inputs)}}]}""";
    }
}
