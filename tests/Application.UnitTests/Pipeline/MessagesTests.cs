using System.Reflection;
using Application.UnitTests.Drivers;
using FluentValidation;
using HubSpotCrm.Application;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Application.UnitTests.Pipeline;

/// <summary>What holds for every message there is, of every object type that has it, found by reflection so that a new one is held to it too.</summary>
public sealed class MessagesTests : UseCases
{
    private static IEnumerable<Type> Messages => typeof(ApplicationRegistration).Assembly.GetTypes().Where(IsMessage).SelectMany(MessageTypes.Closed);

    private static IEnumerable<Type> Validated => Messages.Where(message => !MessageTypes.IsNeverInvalid(message));

    private static IEnumerable<IBaseRequest> Invalid => InvalidMessages.All;

    [TestCaseSource(nameof(Messages))]
    public void Has_one_handler(Type message) =>
        Assert.That(Services.GetServices(typeof(IRequestHandler<,>).MakeGenericType(message, ResultOf(message))).Count(), Is.EqualTo(1));

    [TestCaseSource(nameof(Validated))]
    public void Has_one_validator(Type message) => Assert.That(Services.GetServices(typeof(IValidator<>).MakeGenericType(message)).Count(), Is.EqualTo(1));

    [Test]
    public void Has_handlers_for_the_types_that_have_it_and_no_others() => Assert.That(
        Registered.Select(service => service.ServiceType).Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IRequestHandler<,>)).Select(type => type.GenericTypeArguments[0]),
        Is.EquivalentTo(Messages));

    [TestCaseSource(nameof(Messages))]
    public void Is_validated_last_before_it_is_done_or_deferred(Type message)
    {
        var behaviors = Services.GetServices(typeof(IPipelineBehavior<,>).MakeGenericType(message, ResultOf(message)));

        Assert.That(behaviors.TakeLast(2).Select(behavior => behavior!.GetType().Name.Split('`')[0]), Is.EqualTo(new[] { "ValidationBehavior", "DeferralBehavior" }));
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

    private static Type ResultOf(Type message) => message.GetInterfaces().Single(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IRequest<>)).GenericTypeArguments[0];
}
