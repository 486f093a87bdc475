using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Domain.Workflows;

/// <summary>What a workflow is given.</summary>
public interface IWorkflowInput
{
    /// <summary>The caller's own name for it: in one workflow it happens once. Null when it has none.</summary>
    string? ExternalId { get; }
}

/// <summary>Values of an input, which cannot clear anything: what is not given stays as it is.</summary>
public static class GivenValues
{
    public static Optional<string> AsGiven(this string? value) => string.IsNullOrWhiteSpace(value) ? Optional<string>.Absent : Optional<string>.Of(value.Trim());

    public static Optional<T?> AsGiven<T>(this T? value)
        where T : struct => value is null ? Optional<T?>.Absent : Optional<T?>.Of(value);
}
