using HubSpotSandbox.Tests.Drivers;

namespace HubSpotSandbox.Tests.Records;

public sealed class ListTests : SandboxFixture
{
    [Test]
    [Cites("FACTS §3.3")]
    public async Task Pages_in_order_of_id_ten_at_a_time()
    {
        var ids = await CreateAsync(12);

        var first = await Api.GetAsync(Contacts);
        var second = await Api.GetAsync(first["paging.next.link"]!);

        Assert.That(first.Each("results", "id"), Is.EqualTo(ids.Take(10)));
        Assert.That(first["paging.next.after"], Is.EqualTo(ids[10]));
        Assert.That(second.Each("results", "id"), Is.EqualTo(ids.Skip(10)));
        Assert.That(second.Has("paging"), Is.False);
    }

    [Test]
    [Cites("FACTS §3.3")]
    public async Task Keeps_the_query_in_the_link_of_the_next_page()
    {
        await CreateAsync(3);

        var reply = await Api.GetAsync($"{Contacts}?limit=2&properties=phone");

        Assert.That(reply["paging.next.link"], Does.Contain("limit=2&properties=phone&after="));
    }

    [TestCase("limit=0")]
    [TestCase("limit=101")]
    [TestCase("limit=x")]
    [TestCase("after=x")]
    [TestCase("limit=51&propertiesWithHistory=phone")]
    [Cites("FACTS §3.3")]
    public async Task Refuses_a_limit_out_of_bounds_and_a_cursor_it_never_gave(string query)
    {
        var reply = await Api.GetAsync($"{Contacts}?{query}");

        Assert.That(reply.Status, Is.EqualTo(400));
        Assert.That(reply["category"], Is.EqualTo("VALIDATION_ERROR"));
    }

    [Test]
    [Cites("FACTS §3.3, §3.6")]
    public async Task Lists_archived_records_only_when_asked_and_then_nothing_else()
    {
        var ids = await CreateAsync(2);
        await Api.DeleteAsync($"{Contacts}/{ids[0]}");

        Assert.That((await Api.GetAsync(Contacts)).Each("results", "id"), Is.EqualTo(new[] { ids[1] }));
        Assert.That((await Api.GetAsync($"{Contacts}?archived=true")).Each("results", "id"), Is.EqualTo(new[] { ids[0] }));
    }

    private async Task<List<string>> CreateAsync(int count)
    {
        List<string> ids = [];
        for (var number = 0; number < count; number++)
        {
            ids.Add(await Api.CreateContactAsync($"c{number}@example.net"));
        }

        return ids;
    }
}
