using FluentValidation.Results;
using HubSpotCrm.Application;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Records;
using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Records;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Application.UnitTests.Drivers;

/// <summary>The use cases as the service has them, over ports that a test describes, at a time that only the test moves.</summary>
public abstract class UseCases
{
    private ServiceProvider _services = null!;
    private PortMocks _ports = null!;

    protected static DateTimeOffset Now { get; } = new(2026, 11, 24, 9, 30, 0, TimeSpan.Zero);

    protected FakeTimeProvider Clock { get; private set; } = null!;

    protected Mock<ICrmReader<Contact>> Reader => Port<ICrmReader<Contact>>();

    protected Mock<ICrmWriter<Contact, ContactFields>> Writer => Port<ICrmWriter<Contact, ContactFields>>();

    protected Mock<ICrmArchive<Contact>> Archive => Port<ICrmArchive<Contact>>();

    protected Mock<ICrmMerger<Contact>> Merger => Port<ICrmMerger<Contact>>();

    protected Mock<IContactEraser> Eraser => Port<IContactEraser>();

    internal IServiceCollection Registered { get; private set; } = null!;

    protected IServiceProvider Services => _services;

    [SetUp]
    public void Compose()
    {
        (_ports, Clock) = (new(), new(Now));
        Registered = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(Clock).AddApplication();
        _ports.AddTo(Registered);
        _services = Registered.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true });
    }

    [TearDown]
    public void Dispose() => _services.Dispose();

    protected Mock<TPort> Port<TPort>()
        where TPort : class => _ports.Of<TPort>();

    protected Task<TResult> SendAsync<TResult>(IRequest<TResult> message) => Services.GetRequiredService<IMediator>().Send(message, Ct);

    /// <summary>The fields for which a new record is refused.</summary>
    protected IEnumerable<string> RefusedNew<TFields>(TFields fields, params IReadOnlyList<RecordRef> associations)
        where TFields : class, IRecordFields =>
        Names(Services.GetRequiredService<INewRecordRules<TFields>>().Validate(new(fields, associations)));

    protected static IEnumerable<string> Names(ValidationResult result) => result.Errors.Select(error => error.PropertyName);

    protected static CancellationToken Ct => TestContext.CurrentContext.CancellationToken;

    protected static RecordId<Contact> Id(string value) => new(value);

    protected static RecordRef Someone { get; } = new(CrmObjectType.Contact, "51200000101");

    protected static Optional<string> Text(string? value) => Optional<string>.Of(value);

    protected static Optional<DateTimeOffset?> At(DateTimeOffset? value) => Optional<DateTimeOffset?>.Of(value);

    protected static Contact Person(string id, string? email = null) => new() { Id = id, Email = email };
}
