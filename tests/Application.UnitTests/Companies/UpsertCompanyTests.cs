using Application.UnitTests.Drivers;
using HubSpotCrm.Application.Companies;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Ports.OnceOnly;
using HubSpotCrm.Domain.Companies;
using HubSpotCrm.Domain.Records;

namespace Application.UnitTests.Companies;

public sealed class UpsertCompanyTests : UseCases
{
    private const string Domain = "northwind-bikes.example.net";

    private static readonly UniqueKey Key = new("domain", Domain);
    private static readonly CompanyFields Madrid = new() { City = Text("Madrid") };

    private readonly List<Company> _made = [];

    private Mock<ICrmWriter<Company, CompanyFields>> Companies => Port<ICrmWriter<Company, CompanyFields>>();

    /// <summary>An account whose search shows nothing yet, and an index that knows what is made.</summary>
    [SetUp]
    public void Hold()
    {
        _made.Clear();
        var door = new SemaphoreSlim(1, 1);
        Port<IRecordKeys>().Setup(port => port.HoldAsync(CrmObjectType.Company, Key, Ct)).Returns(async () =>
        {
            await door.WaitAsync(Ct);
            return new Turn(door);
        });
        Port<IIdempotencyKeys>().Setup(port => port.TakeAsync(It.IsAny<IdempotencyKey>(), It.IsAny<string>(), It.IsAny<CancellationToken>())).ReturnsAsync(() => new KeyState.Yours(Mock.Of<IKeyTurn>(), WriteIds.New()));
        Port<IRecordKeys>().Setup(port => port.FindAsync(CrmObjectType.Company, Key, Ct)).ReturnsAsync(() => _made.SingleOrDefault()?.Id);
        Port<ICrmReader<Company>>().Setup(port => port.SearchAsync(It.IsAny<RecordSearch>(), RecordView.Typed, Ct)).ReturnsAsync(new SearchPage<Company>(0, [], After: null));
        Port<ICrmReader<Company>>().Setup(port => port.GetAsync(It.IsAny<RecordId<Company>>(), RecordView.Typed, Ct)).ReturnsAsync(() => _made.Single());
        Companies.Setup(port => port.CreateAsync(It.IsAny<NewRecord<CompanyFields>>(), It.IsAny<CancellationToken>())).Returns(async (NewRecord<CompanyFields> record, CancellationToken _) =>
        {
            await Task.Yield();
            var company = new Company { Id = $"{_made.Count + 1}", Domain = record.Fields.Domain.Value };
            _made.Add(company);
            return company;
        });
        Companies.Setup(port => port.UpdateAsync(new("1"), It.IsAny<CompanyFields>(), Ct)).ReturnsAsync(() => _made.Single() with { City = "Madrid" });
    }

    [Test]
    public async Task Makes_a_company_with_the_domain()
    {
        var result = await SendAsync(new UpsertCompanyCommand("WWW.Northwind-Bikes.example.NET", Madrid));

        Assert.That((result.Created, result.Record.Domain), Is.EqualTo((true, Domain)));
    }

    [Test]
    public async Task Changes_the_company_that_has_the_domain()
    {
        _made.Add(new() { Id = "1", Domain = "www." + Domain });

        var result = await SendAsync(new UpsertCompanyCommand(Domain, Madrid));

        Assert.That((result.Created, result.Record.City), Is.EqualTo((false, "Madrid")));
    }

    [Test]
    public async Task Leaves_the_writing_of_the_domain_to_the_CRM()
    {
        _made.Add(new() { Id = "1", Domain = "www." + Domain });

        await SendAsync(new UpsertCompanyCommand(Domain, Madrid with { Domain = Text(Domain) }));

        Companies.Verify(port => port.UpdateAsync(new("1"), It.Is<CompanyFields>(fields => !fields.Domain.IsSet && fields.City == Text("Madrid")), Ct), Times.Once);
    }

    [Test]
    public async Task Writes_nothing_when_there_is_nothing_to_change()
    {
        _made.Add(new() { Id = "1", Domain = Domain });

        await SendAsync(new UpsertCompanyCommand(Domain, new() { Domain = Text(Domain) }));

        Assert.That(Companies.Invocations, Is.Empty);
    }

    [Test]
    public async Task Makes_one_company_for_many_simultaneous_calls()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => SendAsync(new UpsertCompanyCommand(Domain, Madrid)))));

        Assert.That((_made.Count, results.Count(result => result.Created)), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task Lets_the_next_one_in_after_a_failure()
    {
        Assert.That(() => SendAsync(new UpsertCompanyCommand(Domain, Madrid with { Name = Text("fails") })), Throws.Nothing);
        Companies.Setup(port => port.UpdateAsync(new("1"), It.IsAny<CompanyFields>(), Ct)).ThrowsAsync(new InvalidOperationException());
        Assert.That(() => SendAsync(new UpsertCompanyCommand(Domain, Madrid)), Throws.InvalidOperationException);

        Assert.That((await SendAsync(new UpsertCompanyCommand(Domain, new()))).Created, Is.False);
    }

    [TestCase("elsewhere.example.net")]
    [TestCase(null)]
    public async Task Refuses_another_domain_in_the_body(string? domain) =>
        Assert.That(await Refusals.FieldsAsync(() => SendAsync(new UpsertCompanyCommand(Domain, new() { Domain = Text(domain) }))), Is.EqualTo(["Fields.Domain"]));

    [Test]
    public async Task Refuses_what_is_no_domain() => Assert.That(await Refusals.FieldsAsync(() => SendAsync(new UpsertCompanyCommand("northwind", Madrid))), Is.EqualTo(["domain"]));

    private sealed class Turn(SemaphoreSlim door) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            door.Release();
            return ValueTask.CompletedTask;
        }
    }
}
