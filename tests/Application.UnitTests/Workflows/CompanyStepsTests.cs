using Application.UnitTests.Drivers;
using HubSpotCrm.Application.Delivery;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Workflows;
using HubSpotCrm.Application.Workflows.Steps;
using HubSpotCrm.Domain.Companies;
using HubSpotCrm.Domain.Records;
using Microsoft.Extensions.DependencyInjection;

namespace Application.UnitTests.Workflows;

/// <summary>The company of a run: which one it is, and what a link that fails says about it.</summary>
public sealed class CompanyStepsTests : UseCases
{
    private const string Domain = "northwind.example.org";
    private const string Merged = "6";
    private const string Current = "7";

    private static readonly UniqueKey Key = new("domain", Domain);

    private readonly Dictionary<string, string> _answering = new(StringComparer.Ordinal);
    private string? _held;
    private int _turns;

    [SetUp]
    public void Describe()
    {
        _answering.Clear();
        (_held, _turns) = (Merged, 0);
        Port<IRecordKeys>().Setup(port => port.FindAsync(CrmObjectType.Company, Key, Ct)).ReturnsAsync(() => _held);
        Port<IRecordKeys>().Setup(port => port.HoldAsync(CrmObjectType.Company, Key, Ct)).Callback(() => _turns++).ReturnsAsync(Mock.Of<IAsyncDisposable>());
        Port<IRecordKeys>().Setup(port => port.RememberAsync(CrmObjectType.Company, It.IsAny<IReadOnlyCollection<HeldKey>>(), Ct))
            .Callback((CrmObjectType _, IReadOnlyCollection<HeldKey> keys, CancellationToken _) => _held = keys.Single().RecordId).Returns(Task.CompletedTask);
        Port<IRecordKeys>().Setup(port => port.ForgetAsync(CrmObjectType.Company, It.IsAny<HeldKey>(), Ct))
            .Callback((CrmObjectType _, HeldKey key, CancellationToken _) => _held = _held == key.RecordId ? null : _held).Returns(Task.CompletedTask);
        Port<ICrmReader<Company>>().Setup(port => port.GetAsync(It.IsAny<RecordId<Company>>(), RecordView.Typed, Ct)).Returns((RecordId<Company> id, RecordView _, CancellationToken _) =>
            _answering.TryGetValue(id.Value, out var answering) ? Task.FromResult(new Company { Id = answering, Domain = Domain }) : throw CrmRecordNotFoundException.Of(CrmObjectType.Company));
        Port<ICrmAssociations>().Setup(port => port.AssociateAsync(It.IsAny<RecordRef>(), It.IsAny<RecordRef>(), null, Ct)).ThrowsAsync(CrmRecordNotFoundException.Of(CrmObjectType.Contact));
    }

    [Test]
    public void A_contact_that_is_gone_refuses_the_run_and_leaves_the_company_known()
    {
        (_answering[Merged], _answering[Current]) = (Current, Current);

        Assert.That(() => EnsureAsync(), Throws.TypeOf<CrmRecordNotFoundException>());
        Assert.That(_held, Is.EqualTo(Current), "the company that answers for the merged one");
    }

    [Test]
    public void A_domain_whose_company_is_never_there_is_looked_at_three_times()
    {
        Port<IRecordKeys>().Setup(port => port.ForgetAsync(CrmObjectType.Company, It.IsAny<HeldKey>(), Ct)).Returns(Task.CompletedTask);

        Assert.That(() => EnsureAsync(), Throws.TypeOf<PostponedException>());
        Assert.That(_turns, Is.EqualTo(3));
    }

    private Task<string> EnsureAsync() =>
        Services.GetRequiredService<CompanySteps>().Of(company: null, $"mia@{Domain}", InputNames.Same)!.DoAsync(new StepRecords { [ContactSteps.Name] = "51200000101" }, Ct);
}
