using HubSpotCrm.Application.Ports;

namespace HubSpotCrm.Infrastructure.HubSpot.Records;

internal static class RecordViews
{
    /// <summary>HubSpot's <c>archived</c> parameter: sent only when it says something.</summary>
    public static bool? ArchivedOnly(this RecordView view) => view.Archived ? true : null;
}
