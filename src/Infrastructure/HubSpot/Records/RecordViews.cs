using HubSpotCrm.Application.Ports;

namespace HubSpotCrm.Infrastructure.HubSpot.Records;

internal static class RecordViews
{
    /// <summary>HubSpot's <c>archived</c> parameter: sent only when it says something, and as text: .NET would write "True".</summary>
    public static string? ArchivedOnly(this RecordView view) => view.Archived ? "true" : null;
}
