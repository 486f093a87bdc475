using System.Text.Json.Serialization;
using HubSpotCrm.Api.Hosting.Problems;
using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Api.Records;

/// <summary>What became of a batch: one outcome for each input, in the order of the inputs.</summary>
public sealed record BatchResponse<T>(IReadOnlyList<BatchResult<T>> Results)
    where T : class;

/// <summary>What became of one input.</summary>
public sealed record BatchResult<T>
    where T : class
{
    /// <summary>The input's place in the request, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>The status that the call for this record alone would have had.</summary>
    public required int Status { get; init; }

    /// <summary>The record, when there is one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public T? Record { get; init; }

    /// <summary>The error, when it failed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Problem? Problem { get; init; }
}

internal static class BatchResults
{
    /// <param name="map">From the domain's record to the answer's.</param>
    /// <param name="success">The status of an input that neither failed nor made a record.</param>
    public static BatchResponse<TResponse> ToResponse<T, TResponse>(this IReadOnlyList<BatchOutcome<T>> outcomes, Func<T, TResponse> map, int success)
        where T : class
        where TResponse : class => new([.. outcomes.Select((outcome, index) => Result(outcome, index, map, success))]);

    private static BatchResult<TResponse> Result<T, TResponse>(BatchOutcome<T> outcome, int index, Func<T, TResponse> map, int success)
        where T : class
        where TResponse : class
    {
        if (outcome.Error is { } error)
        {
            var problem = ProblemTable.Of(error) ?? ProblemTable.OfStatus(StatusCodes.Status500InternalServerError);
            return new() { Index = index, Status = problem.Status, Problem = problem };
        }

        return new()
        {
            Index = index,
            Status = outcome.Created ? StatusCodes.Status201Created : success,
            Record = outcome.Record is { } record ? map(record) : null,
        };
    }
}
