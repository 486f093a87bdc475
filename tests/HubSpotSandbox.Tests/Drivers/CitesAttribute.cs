namespace HubSpotSandbox.Tests.Drivers;

/// <summary>Where the behaviour that a case holds is described: a section of FACTS.md, or a part of docs/sandbox.md.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CitesAttribute(string source) : PropertyAttribute(source);
