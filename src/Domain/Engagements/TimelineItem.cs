using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Domain.Engagements;

/// <summary>An engagement on a timeline.</summary>
public sealed record TimelineItem(CrmObjectType Type, CrmRecord Record, DateTimeOffset? OccurredAt, string? Title)
{
    public TimelinePosition Position => new(OccurredAt?.ToUnixTimeMilliseconds() ?? long.MinValue, Type, long.TryParse(Record.Id, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0);
}

/// <summary>A place on a timeline. No two engagements have the same one.</summary>
/// <param name="Milliseconds">Since 1970.</param>
public sealed record TimelinePosition(long Milliseconds, CrmObjectType Type, long Id)
{
    /// <summary>Later things come first.</summary>
    public static IComparer<TimelinePosition> NewestFirst { get; } = Comparer<TimelinePosition>.Create(
        (left, right) => (right.Milliseconds, (int)left.Type, right.Id).CompareTo((left.Milliseconds, (int)right.Type, left.Id)));

    /// <summary>The place as a cursor.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Milliseconds}.{(int)Type}.{Id}");

    public static bool TryParse(string text, [NotNullWhen(true)] out TimelinePosition? position)
    {
        position = null;
        if (text.Split('.') is not [var time, var type, var id]
            || !long.TryParse(time, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var milliseconds)
            || !int.TryParse(type, NumberStyles.None, CultureInfo.InvariantCulture, out var kind) || !Enum.IsDefined((CrmObjectType)kind)
            || !long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        position = new TimelinePosition(milliseconds, (CrmObjectType)kind, number);
        return true;
    }
}
