using HubSpotSandbox.Tests.Drivers;

namespace HubSpotSandbox.Tests.Associations;

public sealed class PairBatchTests : AssociationFixture
{
    [TestCase("/crm/v4/associations/contacts/companies/batch/create")]
    [TestCase("/crm/associations/2026-09/0-1/0-2/batch/create")]
    [Cites("FACTS §6.1")]
    public async Task Creates_labelled_associations(string path)
    {
        var reply = await Api.PostAsync(path, $$"""{"inputs":[{"from":{"id":"{{Contact}}"},"to":{"id":{{Company}}},"types":[{{Spec(1)}},{{Spec(279)}}]}]}""");

        Assert.That(reply.Status, Is.EqualTo(201));
        Assert.That(reply["results.0.fromObjectId"], Is.EqualTo(Contact));
        Assert.That(reply["results.0.labels"], Is.EqualTo("""["Primary"]"""));
        Assert.That(await LinksAsync("contacts", Contact, "companies"), Is.EqualTo($"{Company}: 1, 279"));
    }

    [Test]
    [Cites("FACTS §6.1; sandbox.md: Choices")]
    public async Task Creates_what_it_can_and_reports_unknown_records()
    {
        var reply = await Api.PostAsync(Between("contacts", "companies", "batch/create"), $$"""
            {"inputs":[{"from":{"id":"{{Contact}}"},"to":{"id":"{{Company}}"},"types":[{{Spec(279)}}]},
                       {"from":{"id":"{{Contact}}"},"to":{"id":"18899999999"},"types":[{{Spec(279)}}]}]}
            """);

        Assert.That(reply.Status, Is.EqualTo(207));
        Assert.That(reply.Count("results"), Is.EqualTo(1));
        Assert.That(reply["numErrors"], Is.EqualTo("1"));
        Assert.That(reply["errors.0.context.INVALID_OBJECT_IDS.0"], Is.EqualTo("COMPANY=18899999999 is not valid"));
    }

    [Test]
    [Cites("FACTS §6.2; sandbox.md: Choices")]
    public async Task Creates_nothing_when_one_type_is_wrong()
    {
        var reply = await Api.PostAsync(Between("contacts", "companies", "batch/create"), $$"""
            {"inputs":[{"from":{"id":"{{Contact}}"},"to":{"id":"{{Company}}"},"types":[{{Spec(279)}}]},
                       {"from":{"id":"{{Contact}}"},"to":{"id":"{{Company}}"},"types":[{{Spec(280)}}]}]}
            """);

        Assert.That(reply.Status, Is.EqualTo(400));
        Assert.That(await LinksAsync("contacts", Contact, "companies"), Is.Empty);
    }

    [Test]
    [Cites("FACTS §6.1")]
    public async Task Connects_by_default()
    {
        var reply = await Api.PostAsync(Between("contacts", "deals", "batch/associate/default"), $$$"""{"inputs":[{"from":{"id":"{{{Contact}}}"},"to":{"id":"{{{Deal}}}"}}]}""");

        Assert.That(reply.Status, Is.EqualTo(200));
        Assert.That(reply.Each("results", "associationSpec.associationTypeId"), Is.EqualTo(new[] { "4", "3" }));
    }

    [Test]
    [Cites("FACTS §6.1; sandbox.md: Choices")]
    public async Task Reports_a_missing_default_per_pair()
    {
        var task = await Api.CreateAsync("tasks", """{"hs_timestamp":"1"}""");

        var reply = await Api.PostAsync(Between("notes", "tasks", "batch/associate/default"), $$$"""{"inputs":[{"from":{"id":"{{{Note}}}"},"to":{"id":"{{{task}}}"}}]}""");

        Assert.That(reply.Status, Is.EqualTo(207));
        Assert.That(reply["errors.0.message"], Is.EqualTo("No default association exists between NOTE and TASK"));
    }

    [TestCase("/crm/v4/associations", 204)]
    [TestCase("/crm/associations/2026-03", 200)]
    [TestCase("/crm/associations/2026-09", 200)]
    [Cites("FACTS §6.1")]
    public async Task Archives_pairs_and_passes_over_others(string path, int status)
    {
        await ConnectAsync("contacts", Contact, "companies", Company, Spec(1));

        var reply = await Api.PostAsync($"{path}/companies/contacts/batch/archive", $$"""{"inputs":[{"from":{"id":"{{Company}}"},"to":[{"id":"{{Contact}}"},{"id":"1"}]}]}""");

        Assert.That(reply.Status, Is.EqualTo(status), reply.Text);
        Assert.That(await LinksAsync("contacts", Contact, "companies"), Is.Empty);
    }

    [TestCase("/crm/v4/associations", 204, 1, "279")]
    [TestCase("/crm/associations/2026-09", 200, 1, "279")]
    [TestCase("/crm/associations/2026-09", 200, 279, null)]
    [Cites("FACTS §6.1")]
    public async Task Removes_a_label_or_with_the_unlabelled_type_everything(string path, int status, int removed, string? left)
    {
        await ConnectAsync("contacts", Contact, "companies", Company, Spec(1));

        var reply = await Api.PostAsync($"{path}/contacts/companies/batch/labels/archive", $$"""{"inputs":[{"from":{"id":"{{Contact}}"},"to":{"id":"{{Company}}"},"types":[{{Spec(removed)}}]}]}""");

        Assert.That(reply.Status, Is.EqualTo(status), reply.Text);
        Assert.That(await LinksAsync("contacts", Contact, "companies"), Is.EqualTo(left is null ? "" : $"{Company}: {left}"));
    }

    [TestCase("batch/read", 1000, """{"id":"1"}""")]
    [TestCase("batch/create", 2000, """{"from":{"id":"1"},"to":{"id":"1"},"types":[{"associationCategory":"HUBSPOT_DEFINED","associationTypeId":279}]}""")]
    [TestCase("batch/archive", 100, """{"from":{"id":"1"},"to":[{"id":"1"}]}""")]
    [Cites("FACTS §6.1")]
    public async Task Takes_so_many_inputs_and_no_more(string action, int max, string input)
    {
        var path = Between("contacts", "companies", action);

        Assert.That((await Api.PostAsync(path, Inputs(max))).Status, Is.LessThan(300));
        var reply = await Api.PostAsync(path, Inputs(max + 1));
        Assert.That(reply.Status, Is.EqualTo(400));
        Assert.That(reply["message"], Does.StartWith($"The maximum number of inputs supported in a batch is {max}."));

        string Inputs(int count) => $$"""{"inputs":[{{string.Join(',', Enumerable.Repeat(input, count))}}]}""";
    }
}
