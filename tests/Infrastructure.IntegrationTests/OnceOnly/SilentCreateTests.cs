using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Ports.OnceOnly;
using HubSpotCrm.Domain.Deals;
using HubSpotCrm.Domain.Notes;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Infrastructure.HubSpot.OnceOnly;
using Infrastructure.IntegrationTests.Drivers;

namespace Infrastructure.IntegrationTests.OnceOnly;

/// <summary>Creations that HubSpot says nothing about, on the real clock: silence on a wire cannot be hurried.</summary>
public sealed class SilentCreateTests : SandboxFixture
{
    private const string Notes = "/crm/objects/2026-09/notes";

    private string _contact = null!;

    [SetUp]
    public async Task PrepareAsync()
    {
        await HubSpot.DisposeAsync();
        HubSpot = Client(("AttemptTimeoutSeconds", "1"));
        _contact = (await CreateAsync("ana@example.net")).Id;
    }

    [Test]
    public async Task Makes_one_note_of_a_call_that_is_carried_out_late()
    {
        await Sandbox.FailAsync($$"""{"match":{"path":"{{Notes}}"},"kind":"slow","delayMs":2500,"count":1}""");

        await NoteAsync();

        Assert.That(await Sandbox.RecordsAsync("notes"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Makes_one_note_of_a_call_that_is_carried_out_late_in_a_provisioned_account()
    {
        await ProvisionAsync();
        await Sandbox.FailAsync($$"""{"match":{"path":"{{Notes}}"},"kind":"slow","delayMs":2500,"count":1}""");

        await NoteAsync();
        await Until.TrueAsync(() => Sandbox.RecordsAsync("notes").Result.Count > 0);

        Assert.That(await Sandbox.RecordsAsync("notes"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Makes_one_deal_of_a_call_that_is_never_carried_out_in_a_provisioned_account()
    {
        await ProvisionAsync();
        await Sandbox.FailAsync("""{"match":{"path":"/crm/objects/2026-09/deals"},"kind":"hang","count":1}""");

        await HubSpot.Get<ICrmWriter<Deal, DealFields>>().CreateAsync(new(new() { Name = Text("Northwind"), Stage = Text("qualifiedtobuy") }, []), Ct);

        Assert.That(await Sandbox.RecordsAsync("deals"), Has.Count.EqualTo(1));
    }

    private Task<Note> NoteAsync() => HubSpot.Get<ICrmWriter<Note, NoteFields>>().CreateAsync(
        new(new() { Body = Text("Called"), OccurredAt = Optional<DateTimeOffset?>.Of(Time.GetUtcNow()) }, [new(CrmObjectType.Contact, _contact)]), Ct);

    private async Task ProvisionAsync()
    {
        foreach (var type in Enum.GetValues<CrmObjectType>())
            await HubSpot.Get<ICrmProvisioning>().ProvisionAsync(type, Ct);
        await HubSpot.Get<WriteIdDiscovery>().LookAsync(Ct);
    }
}
