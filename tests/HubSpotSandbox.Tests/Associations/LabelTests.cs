using HubSpotSandbox.Tests.Drivers;

namespace HubSpotSandbox.Tests.Associations;

public sealed class LabelTests : AssociationFixture
{
    [Test]
    [Cites("FACTS §6.1")]
    public async Task Creates_a_label_in_both_directions()
    {
        var reply = await Api.PostAsync(Between("contacts", "deals", "labels"), """{"label":"Point of contact","name":"point_of_contact","inverseLabel":"Deal to talk about"}""");

        Assert.That(reply.Status, Is.EqualTo(200));
        Assert.That(reply.Each("results", "category"), Is.EqualTo(new[] { "USER_DEFINED", "USER_DEFINED" }));
        Assert.That(reply.Each("results", "label"), Is.EqualTo(new[] { "Point of contact", "Deal to talk about" }));
        var back = await Api.GetAsync(Between("deals", "contacts", "labels"));
        Assert.That(back.Each("results", "label"), Does.Contain("Deal to talk about"));
        Assert.That(back.Each("results", "typeId"), Does.Contain(reply["results.1.typeId"]));
    }

    [Test]
    [Cites("sandbox.md: Choices")]
    public async Task Makes_one_type_of_a_label_between_records_of_one_type()
    {
        var reply = await Api.PostAsync(Between("contacts", "contacts", "labels"), """{"label":"Colleague","name":"colleague"}""");
        var other = await Api.CreateContactAsync("ben@example.net");
        var label = reply["results.0.typeId"];

        await ConnectAsync("contacts", Contact, "contacts", other, Spec(int.Parse(label!), "USER_DEFINED"));

        Assert.That(reply.Count("results"), Is.EqualTo(1));
        Assert.That(await LinksAsync("contacts", other, "contacts"), Is.EqualTo($"{Contact}: 449, {label}"));
    }

    [Test]
    [Cites("FACTS §6.1")]
    public async Task Renames_a_label()
    {
        var label = await LabelAsync("contacts", "deals", "decider");
        await ConnectAsync("contacts", Contact, "deals", Deal, Spec(label, "USER_DEFINED"));

        var reply = await Api.PutAsync(Between("contacts", "deals", "labels"), $$"""{"associationTypeId":{{label}},"label":"Decides","inverseLabel":"Decided by"}""");

        Assert.That(reply.Status, Is.EqualTo(204));
        Assert.That((await Api.GetAsync(Path("contacts", Contact, "deals")))["results.0.associationTypes.1.label"], Is.EqualTo("Decides"));
        Assert.That((await Api.GetAsync(Path("deals", Deal, "contacts")))["results.0.associationTypes.1.label"], Is.EqualTo("Decided by"));
    }

    [Test]
    [Cites("FACTS §6.1")]
    public async Task Deletes_a_label_in_both_directions_and_leaves_the_records_associated()
    {
        var label = await LabelAsync("contacts", "deals", "decider");
        await ConnectAsync("contacts", Contact, "deals", Deal, Spec(label, "USER_DEFINED"));

        var reply = await Api.DeleteAsync(Between("contacts", "deals", $"labels/{label}"));

        Assert.That(reply.Status, Is.EqualTo(204));
        Assert.That(await LinksAsync("contacts", Contact, "deals"), Is.EqualTo($"{Deal}: 4"));
        Assert.That(await LinksAsync("deals", Deal, "contacts"), Is.EqualTo($"{Contact}: 3"));
        Assert.That((await Api.GetAsync(Between("deals", "contacts", "labels"))).Count("results"), Is.EqualTo(1));
    }

    [TestCase("DELETE", "labels/4", "")]
    [TestCase("DELETE", "labels/77", "")]
    [TestCase("PUT", "labels", """{"associationTypeId":4,"label":"Ours"}""")]
    [TestCase("POST", "labels", """{"label":"Ours"}""")]
    [TestCase("POST", "labels", """{"label":"decider label","name":"other"}""")]
    [TestCase("POST", "labels", """{"label":"Other","name":"decider"}""")]
    [Cites("FACTS §6.1; sandbox.md: Choices")]
    public async Task Refuses_wrong_labels(string method, string action, string body)
    {
        await LabelAsync("contacts", "deals", "decider");

        Assert.That((await Api.SendAsync(HttpMethod.Parse(method), Between("contacts", "deals", action), body)).Status, Is.EqualTo(400));
    }

    [Test]
    [Cites("FACTS §6.1")]
    public async Task Allows_ten_labels_between_two_types()
    {
        for (var number = 0; number < 10; number++)
        {
            await LabelAsync("contacts", "deals", $"label_{number}");
        }

        Assert.That((await Api.PostAsync(Between("deals", "contacts", "labels"), """{"label":"One more","name":"more"}""")).Status, Is.EqualTo(400));
    }

    [Test]
    [Cites("sandbox.md: Choices")]
    public async Task Refuses_a_label_between_two_engagements()
    {
        Assert.That((await Api.PostAsync(Between("notes", "tasks", "labels"), """{"label":"About","name":"about"}""")).Status, Is.EqualTo(400));
    }
}
