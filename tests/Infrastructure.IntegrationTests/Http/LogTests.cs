using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports;
using Infrastructure.IntegrationTests.Drivers;

namespace Infrastructure.IntegrationTests.Http;

public sealed class LogTests : DrivenFixture
{
    [Test]
    public async Task Writes_one_line_for_a_call()
    {
        await HubSpot.Reader.FindAsync(new("email", "ana@example.net"), RecordView.Typed, Ct);

        Assert.That(HubSpot.Log.All, Has.One.Contains("HubSpot answered GET with 404"));
    }

    [TestCase(401)]
    [TestCase(429)]
    [TestCase(500)]
    public async Task Warns_of_a_call_that_HubSpot_refused(int status)
    {
        await Sandbox.FailAsync($$"""{"kind":"status","status":{{status}},"retryAfter":3600}""");

        await FailureAsync(() => HubSpot.Reader.GetAsync(Id("1"), RecordView.Typed, Ct));

        Assert.That(HubSpot.Log.All, Has.One.Contains($"Warning HubSpot refused GET with {status}"));
    }

    [Test]
    public async Task Never_shows_a_token_an_email_or_a_path()
    {
        await CallInEveryWayAsync();

        Assert.That(HubSpot.Log.All.Where(line => line.Contains("sandbox-token", StringComparison.Ordinal) || line.Contains("ana", StringComparison.Ordinal)
            || line.Contains("/crm", StringComparison.Ordinal) || line.Contains("51200000101", StringComparison.Ordinal)), Is.Empty);
    }

    private async Task CallInEveryWayAsync()
    {
        await HubSpot.Writer.CreateAsync(new() { Email = Text("ana@example.net") }, Ct);
        await HubSpot.Reader.FindAsync(new("email", "ana@example.net"), RecordView.Typed, Ct);
        await HubSpot.Reader.GetAsync(Id("51200000101"), RecordView.Typed, Ct);
        foreach (var fault in new[] { """{"kind":"drop"}""", """{"kind":"html"}""", """{"kind":"garbage"}""", """{"kind":"status","status":409}""", """{"kind":"status","status":401}""" })
        {
            await Sandbox.FailAsync(fault);
            Assert.That(await FailureAsync(() => HubSpot.Writer.UpsertAsync(new("email", "ana@example.net"), new() { Email = Text("ana@example.net") }, Ct)), Is.InstanceOf<CrmException>());
            await Sandbox.HealAsync();
        }
    }
}
