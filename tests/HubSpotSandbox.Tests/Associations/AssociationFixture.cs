using HubSpotSandbox.Tests.Drivers;

namespace HubSpotSandbox.Tests.Associations;

/// <summary>A portal with a contact, a company, a deal, a ticket and a note, not associated yet.</summary>
public abstract class AssociationFixture : SandboxFixture
{
    protected string Contact { get; private set; } = "";

    protected string Company { get; private set; } = "";

    protected string Deal { get; private set; } = "";

    protected string Ticket { get; private set; } = "";

    protected string Note { get; private set; } = "";

    [SetUp]
    public async Task CreateRecordsAsync()
    {
        Contact = await Api.CreateContactAsync("ana.ruiz@example.net");
        Company = await Api.CreateAsync("companies", """{"name":"Northwind"}""");
        Deal = await Api.CreateAsync("deals", """{"dealname":"Bikes","dealstage":"contractsent"}""");
        Ticket = await Api.CreateAsync("tickets", """{"subject":"Flat tyre","hs_pipeline_stage":"1"}""");
        Note = await Api.CreateAsync("notes", """{"hs_timestamp":"1","hs_note_body":"Called"}""");
    }

    protected static string Path(string from, string id, string to, string? toId = null) =>
        $"/crm/objects/2026-09/{from}/{id}/associations/{to}{(toId is null ? "" : $"/{toId}")}";

    protected static string Between(string from, string to, string action) => $"/crm/associations/2026-09/{from}/{to}/{action}";

    protected static string Spec(int typeId, string category = "HUBSPOT_DEFINED") =>
        $$"""{"associationCategory":"{{category}}","associationTypeId":{{typeId}}}""";

    protected Task<Reply> ConnectAsync(string from, string id, string to, string toId, params string[] specs) =>
        Api.PutAsync(Path(from, id, to, toId), $"[{string.Join(',', specs)}]");

    protected Task<Reply> ConnectAsync(string from, string id, string to, string toId) =>
        Api.SendAsync(HttpMethod.Put, $"/crm/objects/2026-09/{from}/{id}/associations/default/{to}/{toId}", null);

    /// <summary>What a record is associated with, as `id: type, type`.</summary>
    protected async Task<string> LinksAsync(string from, string id, string to)
    {
        var reply = await Api.GetAsync(Path(from, id, to));
        var links = Enumerable.Range(0, reply.Count("results"))
            .Select(index => $"{reply[$"results.{index}.toObjectId"]}: {string.Join(", ", reply.Each($"results.{index}.associationTypes", "typeId"))}");
        return string.Join(" | ", links);
    }

    protected async Task<int> LabelAsync(string from, string to, string name, string more = "")
    {
        var reply = await Api.PostAsync(Between(from, to, "labels"), $$"""{"label":"{{name}} label","name":"{{name}}"{{more}}}""");
        return reply.Status == 200 ? int.Parse(reply["results.0.typeId"]!) : throw new InvalidOperationException(reply.Text);
    }
}
