namespace HubSpotSandbox.Pipelines;

/// <summary>The pipelines of a new portal (FACTS §7).</summary>
internal static class DefaultPipelines
{
    public static Pipeline Sales { get; } = Of(
        "default",
        "Sales Pipeline",
        Deal("appointmentscheduled", "Appointment Scheduled", 0.2m),
        Deal("qualifiedtobuy", "Qualified To Buy", 0.4m),
        Deal("presentationscheduled", "Presentation Scheduled", 0.6m),
        Deal("decisionmakerboughtin", "Decision Maker Bought-In", 0.8m),
        Deal("contractsent", "Contract Sent", 0.9m),
        Deal("closedwon", "Closed Won", 1m),
        Deal("closedlost", "Closed Lost", 0m));

    public static Pipeline Support { get; } = Of(
        "0",
        "Support Pipeline",
        Ticket("1", "New", "OPEN"),
        Ticket("2", "Waiting on contact", "OPEN"),
        Ticket("3", "Waiting on us", "OPEN"),
        Ticket("4", "Closed", "CLOSED"));

    private static Pipeline Of(string id, string label, params Stage[] stages) =>
        new(id, label, 0, [.. stages.Select((stage, place) => stage with { DisplayOrder = place })])
        {
            CreatedAt = DateTimeOffset.UnixEpoch,
            UpdatedAt = DateTimeOffset.UnixEpoch,
        };

    private static Stage Deal(string id, string label, decimal probability) => Of(id, label, StageMetadata.OfDeal(probability));

    private static Stage Ticket(string id, string label, string state) => Of(id, label, StageMetadata.OfTicket(state));

    private static Stage Of(string id, string label, IReadOnlyDictionary<string, string> metadata) =>
        new(id, label, 0, metadata) { CreatedAt = DateTimeOffset.UnixEpoch, UpdatedAt = DateTimeOffset.UnixEpoch };
}
