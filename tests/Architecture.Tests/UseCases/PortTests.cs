using System.Reflection;
using System.Xml.Linq;
using Architecture.Tests.Trees;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Contacts;

namespace Architecture.Tests.UseCases;

/// <summary>Ports speak CRM words, can be cancelled, and say what they promise.</summary>
public sealed class PortTests
{
    private static readonly string[] Speech = ["System", "HubSpotCrm.Domain", "HubSpotCrm.Application"];

    private static IReadOnlyList<Type> Ports => [.. Assemblies.Application.Types().Where(type => type.IsInterface && type.Namespace == typeof(ICrmReader<Contact>).Namespace)];

    private static HashSet<string> Documented { get; } = ReadDocumented();

    [Test]
    public void There_are_ports() => Assert.That(Ports, Has.Count.GreaterThan(4));

    [Test]
    public void Calls_can_be_cancelled_and_say_so() => Assert.That(Ports.SelectMany(Deaf), Is.Empty);

    [Test]
    public void A_call_that_hides_its_cancellation_is_found() =>
        Assert.That(Deaf(typeof(IStrayPort)), Is.EquivalentTo([nameof(IStrayPort.WithoutAsync), nameof(IStrayPort.WithDefaultAsync), nameof(IStrayPort.NotLastAsync)]));

    [Test]
    public void Calls_are_named_for_being_awaited() => Assert.That(Ports.SelectMany(Misnamed), Is.Empty);

    [Test]
    public void A_call_without_the_suffix_is_found() => Assert.That(Misnamed(typeof(IStrayPort)), Is.EqualTo([nameof(IStrayPort.Fetch)]));

    [Test]
    public void Ports_speak_of_nothing_foreign() => Assert.That(Ports.SelectMany(Foreign), Is.Empty);

    [Test]
    public void A_foreign_word_is_found() => Assert.That(Foreign(typeof(IStrayPort)), Is.EqualTo([nameof(HttpResponseMessage)]));

    [Test]
    public void Ports_say_what_they_promise() => Assert.That(Ports.Where(port => !Documented.Contains($"T:{port.FullName}")), Is.Empty);

    [Test]
    public void Calls_say_what_they_promise() => Assert.That(
        Ports.SelectMany(port => port.GetMethods().Where(method => !method.IsSpecialName), (port, method) => $"M:{port.FullName}.{method.Name}").Where(name => !Documented.Any(member => member.StartsWith(name + "(", StringComparison.Ordinal))),
        Is.Empty);

    [Test]
    public void A_port_without_a_promise_is_found() => Assert.That(Documented, Does.Not.Contain($"T:{typeof(IStrayPort).FullName}"));

    private static IEnumerable<string> Deaf(Type port) => port.GetMethods().Where(IsAwaited).Where(method =>
        method.GetParameters().LastOrDefault() is not { } last || last.ParameterType != typeof(CancellationToken) || last.HasDefaultValue)
        .Select(method => method.Name);

    private static IEnumerable<string> Misnamed(Type port) => port.GetMethods().Where(IsAwaited).Select(method => method.Name).Where(name => !name.EndsWith("Async", StringComparison.Ordinal));

    private static IEnumerable<string> Foreign(Type port) => port.GetMethods().SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType))
        .SelectMany(Flat).Where(type => !type.IsGenericParameter).Where(IsForeign).Select(type => type.Name).Distinct(StringComparer.Ordinal);

    private static bool IsForeign(Type type) => type.Namespace!.StartsWith("System.Net", StringComparison.Ordinal)
        || type.Name.Contains("HubSpot", StringComparison.Ordinal) || !Speech.Any(word => type.Namespace == word || type.Namespace.StartsWith(word + ".", StringComparison.Ordinal));

    private static IEnumerable<Type> Flat(Type type) => type.IsGenericType ? type.GetGenericArguments().SelectMany(Flat).Prepend(type) : [type];

    private static bool IsAwaited(MethodInfo method) => method.ReturnType.IsAssignableTo(typeof(Task));

    private static HashSet<string> ReadDocumented()
    {
        var file = Path.ChangeExtension(Assemblies.Application.Location, ".xml");
        return [.. XDocument.Load(file).Descendants("member").Select(member => member.Attribute("name")!.Value)];
    }
}

public interface IStrayPort
{
    Task WithoutAsync(int id);

    Task WithDefaultAsync(int id, CancellationToken cancellationToken = default);

    Task NotLastAsync(Func<CancellationToken, int> id);

    Task<HttpResponseMessage> Fetch(int id, CancellationToken cancellationToken);
}
