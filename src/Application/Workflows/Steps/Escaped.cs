namespace HubSpotCrm.Application.Workflows.Steps;

/// <summary>Plain text for where HubSpot shows HTML. Letters stay as they are: people also read it elsewhere.</summary>
internal static class Escaped
{
    public static string Html(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal).ReplaceLineEndings("<br>");
}
