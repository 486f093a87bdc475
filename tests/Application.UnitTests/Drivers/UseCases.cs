using HubSpotCrm.Application;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Records;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Application.UnitTests.Drivers;

/// <summary>The use cases as the service has them, over ports that a test describes. A call that no test described fails.</summary>
public abstract class UseCases
{
    private ServiceProvider _services = null!;

    protected Mock<ICrmReader<Contact>> Reader { get; private set; } = null!;

    protected Mock<ICrmWriter<Contact, ContactFields>> Writer { get; private set; } = null!;

    protected Mock<ICrmArchive<Contact>> Archive { get; private set; } = null!;

    protected Mock<ICrmMerger<Contact>> Merger { get; private set; } = null!;

    protected Mock<IContactEraser> Eraser { get; private set; } = null!;

    internal IServiceCollection Registered { get; private set; } = null!;

    protected IServiceProvider Services => _services;

    [SetUp]
    public void Compose()
    {
        (Reader, Writer, Archive, Merger, Eraser) = (new(MockBehavior.Strict), new(MockBehavior.Strict), new(MockBehavior.Strict), new(MockBehavior.Strict), new(MockBehavior.Strict));
        var names = new Mock<ICrmFieldNames<Contact>>(MockBehavior.Strict);
        names.Setup(port => port.FieldOf(It.IsAny<string>())).Returns((string property) => property == "firstname" ? "firstName" : null);
        names.Setup(port => port.MayIdentify(It.IsAny<string>())).Returns((string field) => field is "email" or "external_id");
        Registered = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddApplication()
            .AddSingleton(Reader.Object).AddSingleton(Writer.Object).AddSingleton(Archive.Object).AddSingleton(Merger.Object).AddSingleton(Eraser.Object).AddSingleton(names.Object);
        _services = Registered.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true });
    }

    [TearDown]
    public void Dispose() => _services.Dispose();

    protected Task<TResult> SendAsync<TResult>(IRequest<TResult> message) => Services.GetRequiredService<IMediator>().Send(message, Ct);

    protected static CancellationToken Ct => TestContext.CurrentContext.CancellationToken;

    protected static RecordId<Contact> Id(string value) => new(value);

    protected static Optional<string> Text(string? value) => Optional<string>.Of(value);

    protected static Contact Person(string id, string? email = null) => new() { Id = id, Email = email };
}
