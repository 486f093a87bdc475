namespace HubSpotCrm.Api.Hosting.Callers;

/// <summary>What is asked without an API key, where that is allowed, is done for this caller.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CallerWithoutKeyAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
