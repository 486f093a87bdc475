using HubSpotSandbox.Tests.Drivers;

namespace HubSpotSandbox.Tests.Associations;

public sealed class AssociatedReadTests : AssociationFixture
{
    [Test]
    [Cites("FACTS §3.2, §3.3")]
    public async Task Shows_the_asked_associations_of_a_record_by_type_name()
    {
        await ConnectAsync("contacts", Contact, "companies", Company, Spec(1));
        await ConnectAsync("contacts", Contact, "deals", Deal);

        var reply = await Api.GetAsync($"{Contacts}/{Contact}?associations=companies,deals&associations=notes");

        Assert.That(reply["associations"], Is.EqualTo(
            $$$"""{"companies":{"results":[{"id":"{{{Company}}}","type":"contact_to_company"},{"id":"{{{Company}}}","type":"contact_to_company_unlabeled"}]},"deals":{"results":[{"id":"{{{Deal}}}","type":"contact_to_deal"}]}}"""));
    }

    [TestCase("notes", "note_to_contact")]
    [TestCase("meetings", "meeting_event_to_contact")]
    [TestCase("calls", "call_to_contact")]
    [Cites("FACTS §3.2; sandbox.md: Choices")]
    public async Task Names_the_types_of_engagements(string type, string name)
    {
        var id = await Api.CreateAsync(type, """{"hs_timestamp":"1"}""");
        await ConnectAsync(type, id, "contacts", Contact);

        var reply = await Api.GetAsync($"/crm/v3/objects/{type}/{id}?associations=contact");

        Assert.That(reply["associations.contacts.results.0.type"], Is.EqualTo(name));
    }

    [Test]
    [Cites("FACTS §3.2")]
    public async Task Leaves_associations_out_when_there_are_none_or_none_are_asked_for()
    {
        await ConnectAsync("contacts", Contact, "deals", Deal);

        Assert.That((await Api.GetAsync($"{Contacts}/{Contact}")).Has("associations"), Is.False);
        Assert.That((await Api.GetAsync($"{Contacts}/{Contact}?associations=tickets")).Has("associations"), Is.False);
    }

    [Test]
    [Cites("FACTS §3.1, §3.3")]
    public async Task Shows_associations_in_lists()
    {
        await ConnectAsync("deals", Deal, "contacts", Contact);

        var reply = await Api.GetAsync($"{Deals}?associations=contacts");

        Assert.That(reply["results.0.associations.contacts.results.0.id"], Is.EqualTo(Contact));
    }

    [Test]
    [Cites("FACTS §3.2, §6.1")]
    public async Task Continues_a_long_list_of_associations_under_the_link()
    {
        for (var batch = 0; batch < 6; batch++)
        {
            var inputs = Enumerable.Range(0, 100).Select(number =>
                $$$"""{"properties":{"email":"{{{batch}}}.{{{number}}}@example.net"},"associations":[{"to":{"id":"{{{Company}}}"},"types":[{{{Spec(279)}}}]}]}""");
            await Api.PostAsync($"{Contacts}/batch/create", $$"""{"inputs":[{{string.Join(',', inputs)}}]}""");
        }

        var reply = await Api.GetAsync($"{Companies}/{Company}?associations=contacts");
        var rest = await Api.GetAsync(reply["associations.contacts.paging.next.link"]!);

        Assert.That(reply.Count("associations.contacts.results"), Is.EqualTo(500));
        Assert.That(rest.Count("results"), Is.EqualTo(100));
        Assert.That(rest["results.0.toObjectId"], Is.EqualTo(reply["associations.contacts.paging.next.after"]));
    }

    [Test]
    [Cites("FACTS §9; sandbox.md: Choices")]
    public async Task Refuses_an_unknown_type()
    {
        Assert.That((await Api.GetAsync($"{Contacts}/{Contact}?associations=foo"))["message"], Is.EqualTo("Unable to infer object type from: foo"));
    }

    [Test]
    [Cites("FACTS §2")]
    public async Task Needs_the_read_scope_of_the_asked_type()
    {
        Assert.That((await Api.As("sandbox-no-deals").GetAsync($"{Contacts}/{Contact}?associations=deals")).Status, Is.EqualTo(403));
    }

    [TestCase("/crm/v3/objects/contacts")]
    [TestCase("/crm/objects/v3/contacts")]
    [Cites("FACTS §3.1; sandbox.md: What it serves")]
    public async Task Lists_associations_by_name_on_v3_paths(string path)
    {
        await ConnectAsync("contacts", Contact, "companies", Company);

        var reply = await Api.GetAsync($"{path}/{Contact}/associations/companies");

        Assert.That(reply.Text, Is.EqualTo($$"""{"results":[{"id":"{{Company}}","type":"contact_to_company_unlabeled"}]}"""));
    }
}
