namespace HubSpotSandbox.Pipelines;

/// <summary>A stage; HubSpot keeps every value of its metadata as text (FACTS §7).</summary>
internal sealed record Stage(string Id, string Label, int DisplayOrder, IReadOnlyDictionary<string, string> Metadata)
{
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; init; }

    public bool IsClosed => Metadata.GetValueOrDefault(StageMetadata.IsClosed) is "true";

    public string? Probability => Metadata.GetValueOrDefault(StageMetadata.Probability);
}

internal sealed record Pipeline(string Id, string Label, int DisplayOrder, IReadOnlyList<Stage> Stages)
{
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; init; }

    public Stage? Find(string stageId) => Stages.FirstOrDefault(stage => string.Equals(stage.Id, stageId, StringComparison.Ordinal));

    /// <summary>No two stages keep one place: a stage goes behind the one that has its place, and all are numbered again.</summary>
    public Pipeline With(Stage stage)
    {
        var others = Stages.Where(known => !string.Equals(known.Id, stage.Id, StringComparison.Ordinal)).ToList();
        return this with { Stages = InOrder([.. others, stage]) };
    }

    public static IReadOnlyList<Stage> InOrder(IEnumerable<Stage> stages)
    {
        var ordered = stages.OrderBy(stage => stage.DisplayOrder).ToList();
        return ordered.DistinctBy(stage => stage.DisplayOrder).Count() == ordered.Count
            ? ordered
            : [.. ordered.Select((stage, place) => stage with { DisplayOrder = place })];
    }
}
