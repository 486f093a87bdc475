using HubSpotCrm.Domain.Pipelines;

namespace Application.UnitTests.Drivers;

/// <summary>Pipelines of an account.</summary>
internal static class Portal
{
    public static CrmPipeline Sales { get; } = new("default", "Sales Pipeline",
    [
        new("appointmentscheduled", "Appointment Scheduled", 0.2m, IsClosed: false),
        new("closedwon", "Closed Won", 1m, IsClosed: true),
        new("closedlost", "Closed Lost", 0m, IsClosed: true),
    ]);

    public static CrmPipeline Renewals { get; } = new("77100", "Renewals", [new("77101", "Due", 0.5m, IsClosed: false), new("77102", "Closed Won", 1m, IsClosed: true)]);

    public static CrmPipeline Support { get; } = new("0", "Support Pipeline", [new("1", "New", null, IsClosed: false), new("4", "Closed", null, IsClosed: true)]);

    public static IReadOnlyList<CrmPipeline> Deals { get; } = [Sales, Renewals];
}
