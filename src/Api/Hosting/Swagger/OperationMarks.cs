namespace HubSpotCrm.Api.Hosting.Swagger;

/// <summary>The request body that Swagger UI offers; it works as it stands in the Playground.</summary>
/// <param name="json">JSON text.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RequestExampleAttribute(string json) : Attribute
{
    public string Json => json;
}

/// <summary>Says which problems an operation has beside those that all have. Read by <see cref="ProblemResponses"/>.</summary>
internal interface IProblemMark
{
    IEnumerable<int> Statuses { get; }
}

/// <summary>The operation names a record that may not be there.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NamesRecordAttribute : Attribute, IProblemMark
{
    public IEnumerable<int> Statuses => [404];
}

/// <summary>The operation takes a JSON body.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal class TakesBodyAttribute : Attribute, IProblemMark
{
    public virtual IEnumerable<int> Statuses => [413, 415];
}

/// <summary>The operation writes values that HubSpot may refuse.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class WritesAttribute : TakesBodyAttribute
{
    public override IEnumerable<int> Statuses => [.. base.Statuses, 409, 422];
}

/// <summary>The operation names fields or records in its body that HubSpot may refuse.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class MayBeRefusedAttribute : Attribute, IProblemMark
{
    public IEnumerable<int> Statuses => [422];
}

/// <summary>The operation must be confirmed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ConfirmsAttribute : Attribute, IProblemMark
{
    public IEnumerable<int> Statuses => [422];
}
