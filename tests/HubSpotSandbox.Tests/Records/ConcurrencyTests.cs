using HubSpotSandbox.Tests.Drivers;

namespace HubSpotSandbox.Tests.Records;

public sealed class ConcurrencyTests : SandboxFixture
{
    [Test]
    [Cites("FACTS §10.3, sandbox.md: Store")]
    public async Task Makes_one_contact_of_200_simultaneous_creates_of_one_email()
    {
        var replies = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Api.PostAsync(Contacts, """{"properties":{"email":"a@example.net"}}""")));

        var created = replies.Single(reply => reply.Status == 201);
        Assert.That(replies.Count(reply => reply.Status == 409 && reply["message"]!.EndsWith(created["id"]!, StringComparison.Ordinal)), Is.EqualTo(199));
    }

    [Test]
    [Cites("FACTS §3.8, sandbox.md: Store")]
    public async Task Makes_one_contact_of_200_simultaneous_upserts_of_one_email()
    {
        const string body = """{"inputs":[{"id":"a@example.net","idProperty":"email","properties":{"phone":"1"}}]}""";

        var replies = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Api.PostAsync($"{Contacts}/batch/upsert", body)));

        Assert.That(replies.Select(reply => reply.Status), Is.All.EqualTo(200));
        Assert.That(replies.Count(reply => reply["results.0.new"] is "true"), Is.EqualTo(1));
        Assert.That((await Api.GetAsync("/__sandbox/records/contacts")).Count("results"), Is.EqualTo(1));
    }

    [Test]
    [Cites("FACTS §4.1, sandbox.md: Store")]
    public async Task Stays_consistent_under_random_concurrent_writes()
    {
        await Task.WhenAll(Enumerable.Range(1, 8).Select(seed => WriteAtRandomAsync(new Random(seed))));

        var everything = await Api.GetAsync("/__sandbox/records/contacts");
        var live = Enumerable.Range(0, everything.Count("results"))
            .Where(index => everything[$"results.{index}.archived"] is "false" && !everything.Has($"results.{index}.mergedInto"))
            .Select(index => (Id: everything[$"results.{index}.id"], Email: everything[$"results.{index}.properties.email"]))
            .ToList();
        Assert.That(live.Select(contact => contact.Email), Is.Unique);
        foreach (var (id, email) in live)
        {
            Assert.That((await Api.GetAsync($"{Contacts}/{email}?idProperty=email"))["id"], Is.EqualTo(id));
        }

        Assert.That((await Api.PostAsync($"{Contacts}/search", """{"limit":200}""")).Each("results", "id"), Is.EqualTo(live.Select(contact => contact.Id)));
        Assert.That((await Api.GetAsync($"{Contacts}?limit=100")).Each("results", "id"), Is.EqualTo(live.Select(contact => contact.Id)));
    }

    private async Task WriteAtRandomAsync(Random random)
    {
        for (var step = 0; step < 60; step++)
        {
            var (id, other, email) = (51200000101 + random.Next(40), 51200000101 + random.Next(40), $"c{random.Next(20)}@example.net");
            await (random.Next(5) switch
            {
                0 => Api.PostAsync(Contacts, $$$"""{"properties":{"email":"{{{email}}}"}}"""),
                1 => Api.PatchAsync($"{Contacts}/{id}", $$$"""{"properties":{"email":"{{{email}}}"}}"""),
                2 => Api.PostAsync($"{Contacts}/batch/upsert", $$$"""{"inputs":[{"id":"{{{email}}}","idProperty":"email","properties":{"phone":"{{{step}}}"}}]}"""),
                3 => Api.DeleteAsync($"{Contacts}/{id}"),
                _ => Api.PostAsync($"{Contacts}/merge", $$"""{"primaryObjectId":"{{id}}","objectIdToMerge":"{{other}}"}"""),
            });
        }
    }
}
