using Application.UnitTests.Drivers;
using HubSpotCrm.Application.Calls;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Records;
using HubSpotCrm.Domain.Calls;
using Microsoft.Extensions.DependencyInjection;

namespace Application.UnitTests.Calls;

/// <summary>A call's outcome is a label or an id; HubSpot takes ids only.</summary>
public sealed class CallWordsTests : UseCases
{
    private static readonly CallOutcome Connected = new("f240bbac-87c9-4f6e-bf70-924b57d47db7", "Connected");
    private static readonly CallOutcome Ours = new("1b1b1b1b-0000-4000-8000-000000000001", "Sold at once");

    [SetUp]
    public void Know() => Outcomes.SetupGet(port => port.Known).Returns([Connected]);

    [TestCase("Connected")]
    [TestCase(" connected ")]
    [TestCase("f240bbac-87c9-4f6e-bf70-924b57d47db7")]
    [TestCase("F240BBAC-87C9-4F6E-BF70-924B57D47DB7")]
    public async Task Finds_a_known_outcome_without_asking(string word) => Assert.That(await OutcomeAsync(word), Is.EqualTo(Connected.Id));

    [TestCase("sold at once")]
    [TestCase("1b1b1b1b-0000-4000-8000-000000000001")]
    public async Task Asks_for_an_outcome_that_is_not_known_yet(string word)
    {
        Lists(Freshness.Known, Connected, Ours);

        Assert.That(await OutcomeAsync(word), Is.EqualTo(Ours.Id));
    }

    [Test]
    public async Task Asks_again_before_it_refuses()
    {
        Lists(Freshness.Known, Connected);
        Lists(Freshness.AfterMiss, Connected, Ours);

        Assert.That(await OutcomeAsync("Sold at once"), Is.EqualTo(Ours.Id));
    }

    [TestCase("ANSWERED")]
    [TestCase("00000000-0000-4000-8000-000000000000")]
    [TestCase(" ")]
    public void Refuses_an_outcome_that_does_not_exist(string word) => Assert.That(Refusal(word)?.Fields.Keys, Is.EqualTo(["outcome"]));

    [Test]
    public void Says_which_outcomes_there_are() => Assert.That(Refusal("ANSWERED")?.Fields["outcome"], Is.EqualTo(["'ANSWERED' is no outcome of a call. There are: Connected, Sold at once."]));

    [TestCase(null)]
    [TestCase("")]
    public async Task Clears_without_asking(string? word) => Assert.That(await OutcomeAsync(word), Is.EqualTo(word));

    [Test]
    public async Task Leaves_an_absent_outcome_absent() => Assert.That((await Words.ResolveAsync(new CallFields { Title = Text("Hello") }, Ct)).Outcome.IsSet, Is.False);

    [Test]
    public void Lets_a_failing_CRM_be_seen()
    {
        Outcomes.Setup(port => port.ListAsync(Freshness.Known, Ct)).ThrowsAsync(new CrmUnavailableException("down"));

        Assert.That(() => OutcomeAsync("ANSWERED"), Throws.TypeOf<CrmUnavailableException>());
    }

    [TestCase(false, Freshness.Known)]
    [TestCase(true, Freshness.Now)]
    public async Task Lists_the_outcomes(bool refresh, Freshness freshness)
    {
        Lists(freshness, Connected, Ours);

        Assert.That(await SendAsync(new ListCallOutcomesQuery(refresh)), Is.EqualTo([Connected, Ours]));
    }

    private Mock<ICallOutcomes> Outcomes => Port<ICallOutcomes>();

    private FieldWords<CallFields> Words => Services.GetRequiredService<FieldWords<CallFields>>();

    private async Task<string?> OutcomeAsync(string? word) => (await Words.ResolveAsync(new CallFields { Outcome = Text(word) }, Ct)).Outcome.Value;

    private void Lists(Freshness freshness, params CallOutcome[] outcomes) => Outcomes.Setup(port => port.ListAsync(freshness, Ct)).ReturnsAsync(outcomes);

    private CrmRejectedException? Refusal(string word)
    {
        Lists(Freshness.Known, Connected, Ours);
        Lists(Freshness.AfterMiss, Connected, Ours);
        return Assert.ThrowsAsync<CrmRejectedException>(() => OutcomeAsync(word));
    }
}
