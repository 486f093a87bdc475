using System.Reflection;
using System.Runtime.CompilerServices;
using Architecture.Tests.Trees;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Architecture.Tests.UseCases;

public sealed class MessageTests
{
    private static IEnumerable<Type> Messages => Assemblies.Application.Types().Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IBaseRequest)));

    [Test]
    public void Messages_are_public_sealed_records_that_never_change() => Assert.That(Messages.Where(IsLoose), Is.Empty);

    [Test]
    public void There_are_messages() => Assert.That(Messages.Count(), Is.GreaterThan(10));

    [TestCase(typeof(ClassMessage))]
    [TestCase(typeof(ChangeableMessage))]
    public void A_message_of_another_kind_is_found(Type message) => Assert.That(IsLoose(message), Is.True);

    [Test]
    public void Messages_are_never_bound_from_a_request() => Assert.That(Assemblies.Api.Types().SelectMany(BoundMessages), Is.Empty);

    [Test]
    public void A_message_bound_from_a_request_is_found() => Assert.That(BoundMessages(typeof(StrayController)), Is.Not.Empty);

    [Test]
    public void Actions_can_be_cancelled() => Assert.That(Assemblies.Api.Types().SelectMany(Deaf), Is.Empty);

    [Test]
    public void An_action_that_cannot_be_cancelled_is_found() => Assert.That(Deaf(typeof(StrayController)), Is.Not.Empty);

    private static bool IsLoose(Type message) => !message.IsPublic || !message.IsSealed || !message.IsRecord()
        || message.GetProperties().Any(property => property.SetMethod is { } setter && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)));

    private static IEnumerable<string> BoundMessages(Type controller) => Actions(controller)
        .Where(action => action.GetParameters().Any(parameter => parameter.ParameterType.IsAssignableTo(typeof(IBaseRequest)))).Select(action => $"{controller.Name}.{action.Name}");

    private static IEnumerable<string> Deaf(Type controller) => Actions(controller)
        .Where(action => action.ReturnType.IsAssignableTo(typeof(Task)) && action.GetParameters().All(parameter => parameter.ParameterType != typeof(CancellationToken)))
        .Select(action => $"{controller.Name}.{action.Name}");

    private static IEnumerable<MethodInfo> Actions(Type type) => type.IsAssignableTo(typeof(ControllerBase))
        ? type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(method => !method.IsSpecialName)
        : [];
}

public sealed class ClassMessage : IRequest<int>;

public sealed record ChangeableMessage : IRequest<int>
{
    public int Value { get; set; }
}

/// <summary>Breaks the rules of actions.</summary>
[NonController]
public sealed class StrayController : ControllerBase
{
    public Task<int> Post(ChangeableMessage message) => Task.FromResult(message.Value + HttpContext.Items.Count);
}
