using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports.Scheduling;

namespace HubSpotCrm.Infrastructure.HubSpot.Scheduling;

/// <summary>What HubSpot's scheduler refuses, in words that say what can be done about it.</summary>
internal static class SchedulerRefusals
{
    private const string Property = "customProperties.";
    private const string Link = "link";
    private const string Form = "The meeting link's form has fields that must be filled in, which cannot be sent. Make them optional in the link's settings, or use HubSpot's own page.";

    /// <summary>What HubSpot's words mean, by a word that is among them. What its API cannot do is in its guide to the scheduler.</summary>
    private static readonly (string Word, string Message)[] Reasons =
    [
        ("captcha", "The meeting link asks for a CAPTCHA, which no program can solve. Switch it off in the link's settings, or use HubSpot's own page."),
        ("payment", "The meeting link asks for a payment, which HubSpot takes on its own page only. Use that page, or a link without payment."),
        ("consent", "The meeting link asks for legal consent, which a person gives on HubSpot's own page only. Use that page, or a link that does not ask for it."),
        ("formField", Form),
        ("form field", Form),
    ];

    private static readonly string[] Taken = ["no longer available", "not available", "already booked"];

    private static readonly Dictionary<string, string> Fields = new(StringComparer.Ordinal)
    {
        ["email"] = "attendee.email",
        ["firstName"] = "attendee.firstName",
        ["lastName"] = "attendee.lastName",
        ["startTime"] = "startAt",
        ["duration"] = "durationMinutes",
        ["timezone"] = "timezone",
    };

    public static CrmRecordNotFoundException NoSuchLink(CrmAnswer? answer = null) =>
        new("HubSpot has no meeting link with this slug. GET /api/v1/scheduling/links lists those that there are.", answer);

    /// <summary>Asks about a link.</summary>
    public static async Task<T> OfLinkAsync<T>(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (CrmRecordNotFoundException refusal)
        {
            throw NoSuchLink(refusal.Answer);
        }
        catch (CrmRejectedException refusal)
        {
            throw InOurFields(refusal);
        }
    }

    /// <summary>Books through a link.</summary>
    /// <exception cref="SlotTakenException">Somebody else has the time.</exception>
    public static async Task<T> OfBookingAsync<T>(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (CrmConflictException)
        {
            throw new SlotTakenException();
        }
        catch (CrmRecordNotFoundException refusal)
        {
            throw NoSuchLink(refusal.Answer);
        }
        catch (CrmRejectedException refusal)
        {
            throw Explained(refusal);
        }
    }

    private static Exception Explained(CrmRejectedException refusal)
    {
        var words = string.Join(' ', refusal.Fields.SelectMany(field => field.Value.Prepend(field.Key)).Prepend(refusal.Message));
        if (Reasons.Where(each => words.Contains(each.Word, StringComparison.OrdinalIgnoreCase)).Select(each => each.Message).FirstOrDefault() is { } reason)
            return new CrmRejectedException(reason, new Dictionary<string, string[]>(StringComparer.Ordinal) { [Link] = [reason] }, refusal.Answer);
        if (Taken.Any(word => words.Contains(word, StringComparison.OrdinalIgnoreCase)))
            return new SlotTakenException();
        return InOurFields(refusal);
    }

    private static CrmRejectedException InOurFields(CrmRejectedException refusal) => new(refusal.Message, refusal.Fields
        .GroupBy(field => Fields.GetValueOrDefault(field.Key.Replace(Property, "", StringComparison.Ordinal), Link), field => field.Value, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.SelectMany(messages => messages).Distinct(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal), refusal.Answer);
}
