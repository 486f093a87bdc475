using HubSpotCrm.Domain.Pipelines;

namespace Domain.UnitTests.Pipelines;

public sealed class CrmPipelineTests
{
    private static readonly CrmPipeline Sales = new("default", "Sales Pipeline",
    [
        new("appointmentscheduled", "Appointment Scheduled", 0.2m, IsClosed: false), new("closedwon", "Closed Won", 1m, IsClosed: true), new("9", "closedwon", 0m, IsClosed: true),
    ]);

    private static readonly IReadOnlyList<CrmPipeline> All = [Sales, new("77100", "Renewals", []), new("77200", "default", [])];

    [TestCase("appointmentscheduled", "appointmentscheduled")]
    [TestCase("Appointment Scheduled", "appointmentscheduled")]
    [TestCase(" appointment SCHEDULED ", "appointmentscheduled")]
    [TestCase("CLOSEDWON", "9")]
    public void Finds_a_stage_by_id_or_label(string word, string id) => Assert.That(Sales.FindStage(word)?.Id, Is.EqualTo(id));

    [Test]
    public void An_id_goes_before_a_label() => Assert.That(Sales.FindStage("closedwon")?.Label, Is.EqualTo("Closed Won"));

    [TestCase("")]
    [TestCase("Nowhere")]
    [TestCase("AppointmentScheduled ")]
    public void Finds_no_stage_by_another_word(string word) => Assert.That(Sales.FindStage(word), Is.Null);

    [TestCase("default", "default")]
    [TestCase(" sales pipeline", "default")]
    [TestCase("RENEWALS", "77100")]
    [TestCase("Default", "77200")]
    public void Finds_a_pipeline_by_id_or_label(string word, string id) => Assert.That(All.Find(word)?.Id, Is.EqualTo(id));

    [TestCase("")]
    [TestCase("Partners")]
    public void Finds_no_pipeline_by_another_word(string word) => Assert.That(All.Find(word), Is.Null);
}
