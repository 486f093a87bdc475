using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Records;

namespace Domain.UnitTests.Records;

public sealed class MaskingTests
{
    private const string Secret = "ana@example.net";

    private static readonly SearchFilter Filter = new("email", SearchOperator.In, Secret, [Secret], Secret);

    private static IEnumerable<object> Holders =>
    [
        new UniqueKey("email", Secret),
        Filter,
        new RecordSearch(Secret, [[Filter]], new SearchSort("email", Descending: false), 20, 0),
        new WriteResult<Contact>(new Contact { Id = "1", Email = Secret }, Created: true),
        BatchOutcome<Contact>.Done(new Contact { Id = "1", Email = Secret }),
        new Contact { Id = "1", Email = Secret },
        new ContactFields { Email = Optional<string>.Of(Secret) },
        Optional<string>.Of(Secret),
        EmailAddress.Parse(Secret),
        new RecordId<Contact>(Secret),
        new Page<Contact>([new Contact { Id = "1", Email = Secret }], After: null),
    ];

    [TestCaseSource(nameof(Holders))]
    public void Shows_no_personal_data_in_logs(object holder) => Assert.That($"{holder}", Does.Not.Contain("ana"));
}
