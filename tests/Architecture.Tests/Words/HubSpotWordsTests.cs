using System.Text.RegularExpressions;
using Architecture.Tests.Trees;
using HubSpotCrm.Infrastructure.HubSpot.Properties;

namespace Architecture.Tests.Words;

/// <summary>HubSpot's JSON is known in two places: Infrastructure/HubSpot, and Api/Webhooks for what comes in.</summary>
public sealed partial class HubSpotWordsTests
{
    private static readonly string[] Homes = ["HubSpotCrm.Infrastructure.HubSpot", "HubSpotCrm.Api.Webhooks"];

    /// <summary>The member <c>hubSpot</c> of a problem document: what our callers tell HubSpot's support. None of HubSpot's own shapes.</summary>
    private const string InOurContract = "HubSpotCrm.Api.Hosting.Problems.HubSpotAnswer";

    /// <summary>Properties that have another name with us; <c>email</c> or <c>city</c> tell nothing.</summary>
    private static readonly IReadOnlyList<string> ForeignNames = [.. new ContactMap(null!).Typed.Where(property => new ContactMap(null!).FieldOf(property) != property)];

    [Test]
    public void Types_named_for_HubSpot_live_where_HubSpot_is_known() => Assert.That(Assemblies.All.SelectMany(Assemblies.Types).Where(IsAstray), Is.Empty);

    [Test]
    public void A_type_named_for_HubSpot_elsewhere_is_found() => Assert.That(IsAstray(typeof(HubSpotStray)), Is.True);

    [Test]
    public void HubSpots_property_names_are_written_where_HubSpot_is_known() => Assert.That(Tree.Sources("src").SelectMany(Breaches), Is.Empty);

    [TestCase("src/Application/Contacts/X.cs", "var x = \"firstname\";")]
    [TestCase("src/Api/Contacts/X.cs", "var x = \"properties=hs_timezone\";")]
    [TestCase("src/Domain/X.cs", "var x = \"hubspot_owner_id\";")]
    [TestCase("src/Api/Contacts/X.cs", "var x = \"\"\"\n  { \"lifecyclestage\": \"lead\" }\n\"\"\";")]
    public void A_property_name_elsewhere_is_found(string path, string code) => Assert.That(Breaches(new(path, code)), Is.Not.Empty);

    [TestCase("src/Infrastructure/HubSpot/Properties/X.cs", "var x = \"firstname\";")]
    [TestCase("src/Api/Contacts/ContactExamples.cs", "var x = \"hs_timezone\";")]
    [TestCase("src/Api/Contacts/X.cs", "/// <param example=\"hs_timezone\">")]
    [TestCase("src/Api/Contacts/X.cs", "var x = \"firstName\";")]
    public void A_property_name_at_home_is_left_alone(string path, string code) => Assert.That(Breaches(new(path, code)), Is.Empty);

    private static bool IsAstray(Type type) => type.Name.StartsWith("HubSpot", StringComparison.Ordinal) && type.FullName != InOurContract
        && !Homes.Any(home => type.Namespace == home || type.Namespace?.StartsWith(home + ".", StringComparison.Ordinal) == true);

    private static IEnumerable<string> Breaches(SourceFile file) =>
        file.Path.StartsWith("src/Infrastructure/HubSpot/", StringComparison.Ordinal) || file.Name.EndsWith("Examples.cs", StringComparison.Ordinal)
            ? []
            : file.Texts().SelectMany(text => Word.Matches(text)).Select(word => word.Value)
                .Where(word => word.StartsWith("hs_", StringComparison.Ordinal) || ForeignNames.Contains(word, StringComparer.Ordinal)).Select(word => $"{file.Path} {word}");

    [GeneratedRegex("[A-Za-z0-9_]+", RegexOptions.None, 1000)]
    private static partial Regex Word { get; }

    private sealed class HubSpotStray;
}
