using Application.UnitTests.Drivers;
using HubSpotCrm.Application.Owners;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Owners;
using HubSpotCrm.Domain.Records;

namespace Application.UnitTests.Owners;

public sealed class ListOwnersTests : UseCases
{
    private static readonly Owner[] Staff = [.. Enumerable.Range(1, 5).Select(id => new Owner($"{id}", $"owner{id}@example.com", "Sam", $"Lee {id}", Archived: false))];
    private static readonly Owner New = new("9", "New.Owner@example.com", "Kim", "New", Archived: false);

    [Test]
    public async Task Gives_pages_until_all_are_given()
    {
        Lists(Freshness.Known, Staff);

        var first = await ListAsync(limit: 2);
        var second = await ListAsync(limit: 2, first.After);
        var third = await ListAsync(limit: 2, second.After);

        Assert.That(first.Results.Concat(second.Results).Concat(third.Results), Is.EqualTo(Staff));
        Assert.That(third.After, Is.Null);
    }

    [Test]
    public async Task Ends_with_a_full_last_page()
    {
        Lists(Freshness.Known, Staff);

        Assert.That((await ListAsync(limit: 5)).After, Is.Null);
    }

    [TestCase("5")]
    [TestCase("2147483647")]
    public async Task Is_empty_beyond_the_end(string after)
    {
        Lists(Freshness.Known, Staff);

        Assert.That(await ListAsync(after: after), Has.Property("Results").Empty.And.Property("After").Null);
    }

    [Test]
    public async Task Finds_an_owner_by_email_without_case()
    {
        Lists(Freshness.Known, Staff);

        Assert.That((await ListAsync(email: " OWNER3@example.com ")).Results, Is.EqualTo([Staff[2]]));
    }

    [Test]
    public async Task Asks_again_for_an_owner_that_is_new()
    {
        Lists(Freshness.Known, Staff);
        Lists(Freshness.AfterMiss, [.. Staff, New]);

        Assert.That((await ListAsync(email: "new.owner@example.com")).Results, Is.EqualTo([New]));
    }

    [Test]
    public async Task Is_empty_for_an_email_that_no_owner_has()
    {
        Lists(Freshness.Known, Staff);
        Lists(Freshness.AfterMiss, Staff);

        Assert.That((await ListAsync(email: "nobody@example.com")).Results, Is.Empty);
    }

    [Test]
    public async Task Reads_again_when_asked_to()
    {
        Lists(Freshness.Now, New);

        Assert.That((await SendAsync(new ListOwnersQuery(Email: null, Archived: false, Refresh: true, 20, After: null))).Results, Is.EqualTo([New]));
    }

    [Test]
    public async Task Lists_those_who_have_left()
    {
        Port<ICrmOwners>().Setup(port => port.ListAsync(true, Freshness.Known, Ct)).ReturnsAsync([New with { Archived = true }]);

        Assert.That((await SendAsync(new ListOwnersQuery(Email: null, Archived: true, Refresh: false, 20, After: null))).Results.Single().Archived, Is.True);
    }

    [TestCase(0, null, "Limit")]
    [TestCase(101, null, "Limit")]
    [TestCase(20, "-1", "After")]
    [TestCase(20, "x", "After")]
    [TestCase(20, "2147483648", "After")]
    public async Task Refuses_a_page_that_there_cannot_be(int limit, string? after, string field) => Assert.That(await Refusals.FieldsAsync(() => ListAsync(limit, after)), Is.EqualTo([field]));

    private Task<Page<Owner>> ListAsync(int limit = 20, string? after = null, string? email = null) => SendAsync(new ListOwnersQuery(email, Archived: false, Refresh: false, limit, after));

    private void Lists(Freshness freshness, params Owner[] owners) => Port<ICrmOwners>().Setup(port => port.ListAsync(false, freshness, Ct)).ReturnsAsync(owners);
}
