using System.Reflection;
using HubSpotSandbox.Tests.Drivers;

namespace HubSpotSandbox.Tests;

public sealed class CitationTests
{
    [Test]
    [Cites("sandbox.md: Differences from HubSpot")]
    public void Every_case_says_where_its_behaviour_is_described()
    {
        var silent = typeof(CitationTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .Where(IsCase)
            .Where(method => method.GetCustomAttribute<CitesAttribute>() is null)
            .Select(method => $"{method.DeclaringType!.Name}.{method.Name}");

        Assert.That(silent, Is.Empty);
    }

    private static bool IsCase(MethodInfo method) =>
        method.GetCustomAttributes().Any(attribute => attribute is TestAttribute or TestCaseAttribute or TestCaseSourceAttribute);
}
