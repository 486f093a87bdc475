using HubSpotCrm.Application.Ports.OnceOnly;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Infrastructure.HubSpot.OnceOnly;

namespace Infrastructure.IntegrationTests.OnceOnly;

public sealed class WriteIdDiscoveryTests : OnceFixture
{
    private WriteIdDiscovery WriteIds => HubSpot.Get<WriteIdDiscovery>();

    [Test]
    public async Task Costs_one_call_in_an_account_without_the_property()
    {
        await LookAsync();

        Assert.That((await Sandbox.CountAsync("requests"), WriteIds.Has(CrmObjectType.Contact)), Is.EqualTo((1, false)));
    }

    [Test]
    public async Task Looks_at_every_type_where_contacts_have_the_property()
    {
        await ProvisionAllAsync();
        var before = await Sandbox.CountAsync("requests");

        await LookAsync();

        Assert.That(await Sandbox.CountAsync("requests") - before, Is.EqualTo(9));
        Assert.That(Enum.GetValues<CrmObjectType>().Where(type => !WriteIds.Has(type)), Is.Empty);
    }

    [Test]
    public async Task Looks_again_only_when_a_record_was_created()
    {
        await LookAsync();
        var before = await Sandbox.CountAsync("requests");

        await LookAsync();

        Assert.That(await Sandbox.CountAsync("requests"), Is.EqualTo(before));
    }

    [Test]
    public async Task Finds_all_types_provisioned_meanwhile_when_a_deal_was_created()
    {
        await LookAsync();
        await ProvisionAllAsync();
        await CreateDealAsync();

        await LookAsync();

        Assert.That(Enum.GetValues<CrmObjectType>().Where(type => !WriteIds.Has(type)), Is.Empty);
    }

    [Test]
    public async Task Looks_once_a_minute() => Assert.That(await LookAsync(), Is.EqualTo(TimeSpan.FromMinutes(1)));

    [Test]
    public async Task Leaves_a_property_whose_values_are_not_unique()
    {
        await Sandbox.AddPropertyAsync(WriteIdProperty.Name);

        await LookAsync();

        Assert.That(WriteIds.Has(CrmObjectType.Contact), Is.False);
    }

    [Test]
    public async Task Comes_back_sooner_and_then_less_and_less_often_while_HubSpot_is_down()
    {
        await Sandbox.FailAsync("""{"kind":"status","status":500}""");
        var waits = new List<double>();
        for (var looks = 0; looks < 8; looks++)
            waits.Add((await LookAsync()).TotalSeconds);

        Assert.That(waits, Is.EqualTo([5, 10, 20, 40, 80, 160, 300, 300]));
    }

    [Test]
    public async Task Begins_from_the_start_when_HubSpot_is_back()
    {
        await ProvisionAllAsync();
        await Sandbox.FailAsync("""{"kind":"status","status":500,"count":1}""");
        await LookAsync();

        await LookAsync();

        Assert.That(WriteIds.Has(CrmObjectType.Deal), Is.True);
    }

    [Test]
    public async Task Tells_when_the_first_look_is_over()
    {
        var before = WriteIds.FirstLook.IsCompleted;
        await Sandbox.FailAsync("""{"kind":"status","status":500}""");

        await LookAsync();

        Assert.That((before, WriteIds.FirstLook.IsCompletedSuccessfully), Is.EqualTo((false, true)));
    }

    [Test]
    public async Task Nothing_is_created_before_the_first_look_is_over()
    {
        await ProvisionAllAsync();
        HubSpot.Get<ICrmProvisioningWatch>().Begin();
        var creating = Task.Run(() => OfAsync(new("work"), () => CreateDealAsync()));
        await Task.WhenAny(creating, Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System));    // it takes far less
        var before = await CountAsync("deals");

        await LookAsync();
        await DriveAsync(creating);

        Assert.That((before, await WriteIdOfDealAsync()), Is.EqualTo((0, "work-1")));
    }

    [Test]
    public async Task What_is_created_while_it_cannot_be_told_carries_its_id()
    {
        await ProvisionAllAsync();
        HubSpot.Get<ICrmProvisioningWatch>().Begin();
        await Sandbox.FailAsync("""{"kind":"status","status":500}""");
        await LookAsync();
        await Sandbox.HealAsync();

        await DriveAsync(Task.Run(() => OfAsync(new("work"), () => CreateDealAsync())));

        Assert.That(await WriteIdOfDealAsync(), Is.EqualTo("work-1"));
    }

    [Test]
    public async Task What_is_created_while_it_cannot_be_told_is_sent_without_where_the_property_is_missing()
    {
        HubSpot.Get<ICrmProvisioningWatch>().Begin();
        await Sandbox.FailAsync("""{"kind":"status","status":500}""");
        await LookAsync();
        await Sandbox.HealAsync();

        await DriveAsync(Task.Run(() => OfAsync(new("work"), () => CreateDealAsync())));

        Assert.That((await CountAsync("deals"), WriteIds.Has(CrmObjectType.Deal)), Is.EqualTo((1, false)));
    }

    private Task<TimeSpan> LookAsync() => DriveAsync(Task.Run(() => HubSpot.Get<ICrmProvisioningWatch>().LookAsync(Ct)));

    private async Task ProvisionAllAsync()
    {
        foreach (var type in Enum.GetValues<CrmObjectType>())
            await HubSpot.Get<ICrmProvisioning>().ProvisionAsync(type, Ct);
    }

    private async Task<string?> WriteIdOfDealAsync()
    {
        using var deals = await Sandbox.JsonAsync($"{Deals}?properties={WriteIdProperty.Name}");
        return deals.RootElement.GetProperty("results")[0].GetProperty("properties").GetProperty(WriteIdProperty.Name).GetString();
    }
}
