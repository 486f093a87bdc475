using System.Reflection;
using Application.UnitTests.Drivers;
using FluentValidation;
using HubSpotCrm.Application.Contacts;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Records;
using HubSpotCrm.Domain.Contacts;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Application.UnitTests.Pipeline;

/// <summary>What holds for every message there is, found by reflection so that a new one is held to it too.</summary>
public sealed class MessagesTests : UseCases
{
    private const string Secret = "ana@example.net";

    /// <summary>Its only member is an id, and a malformed id is "no such record", not an invalid message.</summary>
    private static readonly Type[] NeverInvalid = [typeof(ArchiveRecordCommand<Contact>)];

    private static IEnumerable<Type> Messages => typeof(CreateContactCommand).Assembly.GetTypes().Where(IsMessage).Select(Closed);

    private static IEnumerable<Type> Validated => Messages.Except(NeverInvalid);

    /// <summary>One of each kind that breaks a rule, and holds a person's data where it can hold any.</summary>
    private static IEnumerable<IBaseRequest> Invalid =>
    [
        new CreateContactCommand(new() { Email = Text(Secret + "\u0000") }),
        new UpdateContactCommand(Id("7"), new() { Email = Text(Secret + "\u0000") }),
        new UpsertContactCommand(Secret + "\u0000", new()),
        new FindContactByEmailQuery(Secret + "\u0000", RecordView.Typed),
        new MergeContactsCommand(Id("7"), Id("7")),
        new EraseContactCommand(Id(Secret), " "),
        new GetRecordQuery<Contact>(Id("7"), new(["A B"])),
        new ListRecordsQuery<Contact>(0, After: null, RecordView.Typed),
        new SearchRecordsQuery<Contact>(new(Secret, [], null, 0, 0), RecordView.Typed),
        new ReadRecordBatchQuery<Contact>([Secret], "firstName", RecordView.Typed),
        new ArchiveRecordBatchCommand<Contact>([Secret], "firstName"),
        new CreateRecordBatchCommand<Contact, ContactFields>([]),
        new UpdateRecordBatchCommand<Contact, ContactFields>([]),
        new UpsertRecordBatchCommand<Contact, ContactFields>(By: null, [new() { Email = Text(Secret) }]),
    ];

    [TestCaseSource(nameof(Messages))]
    public void Has_one_handler(Type message) =>
        Assert.That(Services.GetServices(typeof(IRequestHandler<,>).MakeGenericType(message, ResultOf(message))).Count(), Is.EqualTo(1));

    [TestCaseSource(nameof(Validated))]
    public void Has_one_validator(Type message) => Assert.That(Services.GetServices(typeof(IValidator<>).MakeGenericType(message)).Count(), Is.EqualTo(1));

    [TestCaseSource(nameof(Messages))]
    public void Is_validated_last_before_its_handler(Type message)
    {
        var behaviors = Services.GetServices(typeof(IPipelineBehavior<,>).MakeGenericType(message, ResultOf(message)));

        Assert.That(behaviors.Last()!.GetType().Name, Does.StartWith("ValidationBehavior"));
    }

    [TestCaseSource(nameof(Invalid))]
    public void Is_refused_when_invalid(IBaseRequest message) => Assert.That(() => SendAsync(message), Throws.TypeOf<ValidationException>());

    [Test]
    public void Has_an_invalid_example_of_each_kind() => Assert.That(Invalid.Select(message => message.GetType()), Is.EquivalentTo(Validated));

    [TestCaseSource(nameof(Invalid))]
    public void Shows_no_personal_data_in_logs(IBaseRequest message) => Assert.That($"{message}", Does.Not.Contain("ana"));

    [TestCaseSource(nameof(Messages))]
    public void Is_a_command_or_a_query_by_its_name(Type message)
    {
        var marker = message.GetInterfaces().Single(type => type.Namespace == "HubSpotCrm.Application.Pipeline").Name;

        Assert.That(message.Name.Split('`')[0], Does.EndWith(marker == "ICommand`1" ? "Command" : "Query"));
    }

    private async Task SendAsync(IBaseRequest message) => await (Task)typeof(IMediator).GetMethod(nameof(IMediator.Send))!.MakeGenericMethod(ResultOf(message.GetType()))
        .Invoke(Services.GetRequiredService<IMediator>(), BindingFlags.DoNotWrapExceptions, binder: null, [message, Ct], culture: null)!;

    private static bool IsMessage(Type type) => type is { IsAbstract: false, IsInterface: false } && type.GetInterfaces().Contains(typeof(IBaseRequest));

    private static Type Closed(Type type) => type.GetTypeInfo().GenericTypeParameters.Length switch
    {
        0 => type,
        1 => type.MakeGenericType(typeof(Contact)),
        _ => type.MakeGenericType(typeof(Contact), typeof(ContactFields)),
    };

    private static Type ResultOf(Type message) => message.GetInterfaces().Single(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IRequest<>)).GenericTypeArguments[0];
}
