using HubSpotSandbox.Tests.Drivers;

namespace HubSpotSandbox.Tests.Calling;

public sealed class DispositionTests : SandboxFixture
{
    private const string Path = "/calling/v1/dispositions";

    [Test]
    [Cites("FACTS §4.5")]
    public async Task Lists_the_default_outcomes()
    {
        var reply = await Api.GetAsync(Path);

        Assert.That(reply.Text, Does.StartWith("""[{"id":"9d9162e7-6cf3-4944-bf63-4dff82258764","label":"Busy","deleted":false},{"id":"f240bbac-87c9-4f6e-bf70-924b57d47db7","label":"Connected","deleted":false}"""));
        Assert.That(reply["5.label"], Is.EqualTo("Wrong number"));
        Assert.That(reply["6"], Is.Null);
    }

    [TestCase("f240bbac-87c9-4f6e-bf70-924b57d47db7", 201)]
    [TestCase("00000000-0000-4000-8000-000000000001", 400)]
    [TestCase("CONNECTED", 400)]
    [TestCase("", 201)]
    [Cites("FACTS §4.5, §16; sandbox.md: Choices")]
    public async Task Takes_only_a_listed_outcome(string outcome, int status)
    {
        var reply = await LogAsync(outcome);

        Assert.That(reply.Status, Is.EqualTo(status));
        Assert.That(reply["errors.0.code"], Is.EqualTo(status == 400 ? "INVALID_OPTION" : null));
    }

    [Test]
    [Cites("FACTS §4.5; sandbox.md: Owners and outcomes")]
    public async Task Takes_an_outcome_that_was_added_to_the_property()
    {
        const string callBack = "00000000-0000-4000-8000-000000000001";
        await Api.PatchAsync("/crm/v3/properties/calls/hs_call_disposition", $$"""{"options":[{"label":"Call back","value":"{{callBack}}"}]}""");

        Assert.That((await Api.GetAsync(Path))["0.label"], Is.EqualTo("Call back"));
        Assert.That((await LogAsync(callBack)).Status, Is.EqualTo(201));
    }

    private Task<Reply> LogAsync(string outcome) =>
        Api.PostAsync("/crm/v3/objects/calls", $$$"""{"properties":{"hs_timestamp":"1","hs_call_disposition":"{{{outcome}}}"}}""");
}
