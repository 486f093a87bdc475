using System.Reflection;
using Architecture.Tests.Trees;
using HubSpotCrm.Api.Hosting.Auth;
using HubSpotCrm.Api.Hosting.Problems;
using HubSpotCrm.Api.Scheduling.Pages;
using HubSpotCrm.Api.Workflows;
using HubSpotCrm.Api.Workflows.Forms;
using HubSpotCrm.Api.Workflows.Mapping;
using HubSpotCrm.Infrastructure.HubSpot;
using HubSpotCrm.Infrastructure.Notifications;
using HubSpotCrm.Infrastructure.Notifications.Calendars;
using HubSpotCrm.Infrastructure.Persistence;
using HubSpotCrm.Infrastructure.Persistence.Events;

namespace Architecture.Tests.Docs;

public sealed class DocumentedTests
{
    private static IReadOnlyList<string> Codes => [.. typeof(ProblemCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(code => (string)code.GetRawConstantValue()!)];

    private static IReadOnlyList<string> Settings =>
    [
        .. SettingsOf(typeof(HubSpotOptions), HubSpotOptions.Section).Concat(SettingsOf(typeof(AuthOptions), AuthOptions.Section)).Concat(SettingsOf(typeof(DatabaseOptions), DatabaseOptions.Section)).Concat(SettingsOf(typeof(EventOptions), EventOptions.Section))
            .Concat(SettingsOf(typeof(WorkflowOptions), WorkflowOptions.Section)).Concat(SettingsOf(typeof(LeadFormOptions), LeadFormOptions.Section)).Concat(SettingsOf(typeof(InputOptions), LeadFormOptions.Section))
            .Concat(SettingsOf(typeof(BookingPageOptions), BookingPageOptions.Section)).Concat(SettingsOf(typeof(MailOptions), MailOptions.Section)).Concat(SettingsOf(typeof(InviteOptions), InviteOptions.Section)),
    ];

    [Test]
    public void There_are_codes_and_settings() => Assert.That((Codes.Count > 10, Settings.Count > 10), Is.EqualTo((true, true)));

    [Test]
    public void Every_code_has_a_row_in_the_errors_page() => Assert.That(Missing(Codes, Tree.Text("docs/errors.md")), Is.Empty);

    [Test]
    public void Every_code_has_one_meaning() => Assert.That(Codes, Is.Unique);

    [Test]
    public void Every_row_of_the_errors_page_is_a_code() =>
        Assert.That(Rows(Tree.Text("docs/errors.md")).Where(name => name.Contains('.', StringComparison.Ordinal)).Except(Codes, StringComparer.Ordinal), Is.Empty);

    [Test]
    public void Every_setting_has_a_row_in_the_operations_page() => Assert.That(Missing(Settings, Tree.Text("docs/operations.md")), Is.Empty);

    [TestCase("| `other.code` | 400 |")]
    [TestCase("the code `record.duplicate` without a row")]
    [TestCase("")]
    public void A_missing_row_is_found(string page) => Assert.That(Missing(["record.duplicate"], page), Is.EqualTo(["record.duplicate"]));

    [Test]
    public void A_row_is_recognised() => Assert.That(Missing(["record.duplicate"], "| `record.duplicate` | 409 |"), Is.Empty);

    private static IEnumerable<string> Missing(IEnumerable<string> names, string page) => names.Except(Rows(page), StringComparer.Ordinal);

    /// <summary>The names between backquotes that begin the rows of a page's tables.</summary>
    private static IEnumerable<string> Rows(string page) => page.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('`')[1]);

    private static IEnumerable<string> SettingsOf(Type options, string section) => options.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .SelectMany(property => property.PropertyType.Name.EndsWith("Options", StringComparison.Ordinal) ? SettingsOf(property.PropertyType, $"{section}:{property.Name}") : [$"{section}:{property.Name}"]);
}
