using System.Reflection;
using System.Text.RegularExpressions;
using Architecture.Tests.Trees;

namespace Architecture.Tests.Layers;

/// <summary>Api drives, Application decides, Domain knows, Infrastructure does: references go one way only.</summary>
public sealed partial class ReferenceTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Domain"] = [],
        ["Application"] = ["Domain"],
        ["Infrastructure"] = ["Domain", "Application"],
        ["Api"] = ["Domain", "Application", "Infrastructure"],
    };

    [Test]
    public void Projects_refer_one_way() => Assert.That(Tree.Files("src", "*.csproj").SelectMany(Breaches), Is.Empty);

    [TestCase("Domain", "../Application/Application.csproj")]
    [TestCase("Application", "../Infrastructure/Infrastructure.csproj")]
    [TestCase("Infrastructure", "../Api/Api.csproj")]
    [TestCase("Api", "../../tests/HubSpotSandbox/HubSpotSandbox.csproj")]
    public void Projects_that_refer_the_other_way_are_found(string project, string reference) =>
        Assert.That(Breaches(new($"src/{project}/{project}.csproj", $"<ProjectReference Include=\"{reference}\" />")), Is.Not.Empty);

    [Test]
    public void Assemblies_refer_one_way() => Assert.That(Assemblies.All.SelectMany(assembly => Breaches(Room(assembly.GetName()), References(assembly))), Is.Empty);

    [Test]
    public void Assemblies_that_refer_the_other_way_are_found() => Assert.That(Breaches("Domain", References(Assemblies.Api)), Is.Not.Empty);

    [Test]
    public void The_domain_refers_to_nothing_but_the_framework() =>
        Assert.That(Assemblies.Domain.GetReferencedAssemblies().Select(name => name.Name), Is.All.StartsWith("System"));

    [Test]
    public void A_reference_beside_the_framework_is_found() =>
        Assert.That(Assemblies.Application.GetReferencedAssemblies().Select(name => name.Name), Is.Not.All.StartsWith("System"));

    private static IEnumerable<string> Breaches(SourceFile project) =>
        Breaches(Path.GetFileNameWithoutExtension(project.Path), ProjectReference.Matches(project.Text).Select(match => match.Groups["name"].Value));

    private static IEnumerable<string> Breaches(string room, IEnumerable<string> references) =>
        references.Where(reference => !Allowed[room].Contains(reference, StringComparer.Ordinal)).Select(reference => $"{room} → {reference}");

    private static IEnumerable<string> References(Assembly assembly) =>
        assembly.GetReferencedAssemblies().Where(name => name.Name!.StartsWith("HubSpotCrm.", StringComparison.Ordinal)).Select(Room);

    private static string Room(AssemblyName name) => name.Name!["HubSpotCrm.".Length..];

    [GeneratedRegex("<ProjectReference Include=\"[^\"]*?(?<name>[A-Za-z.]+)\\.csproj\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ProjectReference { get; }
}
