using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Records;

namespace Domain.UnitTests.Records;

public sealed class BatchOutcomeTests
{
    [Test]
    public void Is_not_created_unless_said_so() => Assert.That(BatchOutcome<Contact>.Done(new Contact { Id = "1" }).Created, Is.False);

    [Test]
    public void Has_no_error_when_done() => Assert.That(BatchOutcome<Contact>.Done(record: null).Error, Is.Null);

    [Test]
    public void Has_no_record_when_failed() => Assert.That(BatchOutcome<Contact>.Failed(new InvalidOperationException()).Record, Is.Null);
}
