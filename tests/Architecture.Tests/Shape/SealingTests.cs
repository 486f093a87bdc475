using System.Reflection;
using Architecture.Tests.Trees;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Configuration;

namespace Architecture.Tests.Shape;

public sealed class SealingTests
{
    private static readonly string[] Public = ["InfrastructureRegistration", "PersistenceRegistration", "DatabaseOptions", "EventOptions", "SecretsOptions", "DatabaseStartException", "HubSpotOptions", "HubSpotQuotaOptions"];

    [Test]
    public void Classes_are_sealed_unless_another_one_derives_from_them() => Assert.That(Assemblies.All.SelectMany(Assemblies.Types).Where(IsOpen), Is.Empty);

    [Test]
    public void An_open_class_is_found() => Assert.That(IsOpen(typeof(Open)), Is.True);

    [Test]
    public void Infrastructure_shows_its_registration_and_its_options() =>
        Assert.That(Assemblies.Infrastructure.GetExportedTypes().Select(type => type.Name), Is.EquivalentTo(Public));

    [Test]
    public void A_type_shown_beside_them_is_found() => Assert.That(Assemblies.Application.GetExportedTypes().Select(type => type.Name), Is.Not.EquivalentTo(Public));

    [Test]
    public void Configuration_is_read_in_registrations_only() => Assert.That(Assemblies.All.SelectMany(Assemblies.Types).Where(TakesConfiguration), Is.Empty);

    [Test]
    public void A_class_that_takes_the_configuration_is_found() => Assert.That(TakesConfiguration(typeof(Open)), Is.True);

    [Test]
    public void What_is_awaited_is_named_for_it() =>
        Assert.That(new[] { Assemblies.Domain, Assemblies.Application, Assemblies.Infrastructure }.SelectMany(Assemblies.Types).SelectMany(Misnamed), Is.Empty);

    [Test]
    public void An_awaited_method_without_the_suffix_is_found() => Assert.That(Misnamed(typeof(Open)), Is.EqualTo([$"{nameof(Open)}.{nameof(Open.Go)}"]));

    [Test]
    public void Options_are_sealed_records() => Assert.That(Assemblies.All.SelectMany(Assemblies.Types).Where(IsLooseOptions), Is.Empty);

    [Test]
    public void Options_of_another_kind_are_found() => Assert.That(IsLooseOptions(typeof(LooseOptions)), Is.True);

    private static bool IsOpen(Type type) => type is { IsClass: true, IsSealed: false, IsAbstract: false } && !type.Namespace!.EndsWith(".Migrations", StringComparison.Ordinal)    // written by dotnet ef
        && !type.IsAssignableTo(typeof(ComponentBase))    // written from Razor
        && !Assemblies.All.SelectMany(Assemblies.Types).Any(other => other.BaseType is { } parent && (parent.IsGenericType ? parent.GetGenericTypeDefinition() : parent) == type);

    private static bool TakesConfiguration(Type type) =>
        type.Constructors().Any(constructor => constructor.GetParameters().Any(parameter => parameter.ParameterType.IsAssignableTo(typeof(IConfiguration))));

    // MediatR names Handle; a lambda has no name of its own.
    private static IEnumerable<string> Misnamed(Type type) =>
        type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(method => IsAwaited(method.ReturnType) && !method.Name.Contains('<', StringComparison.Ordinal) && method.Name != "Handle" && !method.IsSpecialName)
            .Where(method => !method.Name.EndsWith("Async", StringComparison.Ordinal) && !method.Name.StartsWith("From", StringComparison.Ordinal))
            .Select(method => $"{type.Name}.{method.Name}");

    private static bool IsAwaited(Type type) => type == typeof(Task) || type == typeof(ValueTask)
        || (type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Task<>) || type.GetGenericTypeDefinition() == typeof(ValueTask<>)));

    private static bool IsLooseOptions(Type type) => type.Name.EndsWith("Options", StringComparison.Ordinal) && type.IsClass && !(type.IsSealed && type.IsRecord());

}

/// <summary>Breaks every rule above.</summary>
public class Open(IConfiguration configuration)
{
    public Task Go() => Task.FromResult(configuration);
}

/// <summary>Neither sealed nor a record.</summary>
public class LooseOptions;
