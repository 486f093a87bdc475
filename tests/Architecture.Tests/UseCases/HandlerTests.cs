using Architecture.Tests.Trees;
using FluentValidation;
using HubSpotCrm.Application.Pipeline;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Contacts;
using MediatR;

namespace Architecture.Tests.UseCases;

public sealed class HandlerTests
{
    private static readonly string[] Reads = ["Get", "Find", "List", "Search", "Read", "FieldOf", "MayIdentify", "get_"];

    private static IEnumerable<Type> Types => Assemblies.Application.Types();

    [Test]
    public void Handlers_and_validators_are_internal_and_sealed() => Assert.That(Types.Where(IsPart).Where(type => type.IsVisible || !type.IsSealed), Is.Empty);

    [Test]
    public void A_visible_handler_is_found() => Assert.That(IsPart(typeof(StrayHandler)) && typeof(StrayHandler).IsVisible, Is.True);

    [Test]
    public void No_use_case_sends_a_message() => Assert.That(Types.Where(SendsMessages), Is.Empty);

    [Test]
    public void A_use_case_that_sends_a_message_is_found() => Assert.That(SendsMessages(typeof(StrayHandler)), Is.True);

    [Test]
    public void Queries_write_nothing() => Assert.That(Types.Where(QueriesAndWrites), Is.Empty);

    [Test]
    public void A_query_that_writes_is_found() => Assert.That(QueriesAndWrites(typeof(StrayHandler)), Is.True);

    [Test]
    public void Nothing_is_a_notification() => Assert.That(Assemblies.All.SelectMany(Assemblies.Types).Where(type => type.IsAssignableTo(typeof(INotification))), Is.Empty);

    [Test]
    public void A_notification_is_found() => Assert.That(typeof(StrayNotification).IsAssignableTo(typeof(INotification)), Is.True);

    [Test]
    public void A_use_case_stands_in_one_file_in_order() => Assert.That(Tree.Sources("src/Application").SelectMany(Disorder), Is.Empty);

    [TestCase("public sealed record LogCallCommand(int X) : ICommand<int>;", TestName = "A_message_without_its_handler_is_found")]
    [TestCase("class LogCallHandler {}\npublic sealed record LogCallCommand(int X) : ICommand<int>;", TestName = "A_handler_before_its_message_is_found")]
    [TestCase("record LogCallCommand(int X) : ICommand<int>;\nclass LogCallHandler {}\nclass LogCallValidator {}", TestName = "A_validator_after_the_handler_is_found")]
    public void Disorder_is_found(string text) => Assert.That(Disorder(new("src/Application/Engagements/LogCall.cs", text)), Is.Not.Empty);

    private static bool IsPart(Type type) => type.GetInterfaces().Any(contract => contract.IsGenericType
        && (contract.GetGenericTypeDefinition() == typeof(IRequestHandler<,>) || contract.GetGenericTypeDefinition() == typeof(IValidator<>)));

    private static bool SendsMessages(Type type) =>
        Needs(type).Any(need => need == typeof(IMediator) || need == typeof(ServiceFactory) || need == typeof(IServiceProvider));

    private static bool QueriesAndWrites(Type type) => MessageOf(type) is { } message && IsQuery(message) && Needs(type).Any(Writes);

    private static bool Writes(Type port) => port.Namespace == typeof(ICrmReader<Contact>).Namespace
        && port.GetMethods().Any(method => !Reads.Any(read => method.Name.StartsWith(read, StringComparison.Ordinal)));

    private static IEnumerable<Type> Needs(Type type) => type.Constructors().SelectMany(constructor => constructor.GetParameters()).Select(parameter => parameter.ParameterType);

    private static Type? MessageOf(Type handler) => handler.GetInterfaces()
        .FirstOrDefault(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IRequestHandler<,>))?.GenericTypeArguments[0];

    private static bool IsQuery(Type message) => message.GetInterfaces().Any(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IQuery<>));

    /// <summary>Message, then validator when there is one, then handler; named for the use case as the file is.</summary>
    private static IEnumerable<string> Disorder(SourceFile file)
    {
        var useCase = file.Name[..^".cs".Length];
        var message = Math.Max(file.Text.IndexOf($"record {useCase}Command", StringComparison.Ordinal), file.Text.IndexOf($"record {useCase}Query", StringComparison.Ordinal));
        var validator = file.Text.IndexOf($"class {useCase}Validator", StringComparison.Ordinal);
        var handler = file.Text.IndexOf($"class {useCase}Handler", StringComparison.Ordinal);
        var isUseCase = message >= 0 || file.Text.Contains(": ICommand<", StringComparison.Ordinal) || file.Text.Contains(": IQuery<", StringComparison.Ordinal);
        if (isUseCase && (message < 0 || handler < message || (validator >= 0 && (validator < message || validator > handler))))
            yield return file.Path;
    }
}

public sealed record StrayQuery : IQuery<int>;

public sealed class StrayNotification : INotification;

/// <summary>Breaks every rule above.</summary>
public sealed class StrayHandler(IMediator mediator, ICrmArchive<Contact> archive) : IRequestHandler<StrayQuery, int>
{
    public Task<int> Handle(StrayQuery request, CancellationToken cancellationToken) => Task.FromResult($"{mediator}{archive}".Length);
}
