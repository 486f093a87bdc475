namespace HubSpotCrm.Api.Scheduling.Pages;

/// <summary>What a refusal says, put to the fields of the form.</summary>
internal static class FormFlaws
{
    /// <summary>Our fields by the names that the booking's have in problems.</summary>
    private static readonly Dictionary<string, string> Fields = new(StringComparer.OrdinalIgnoreCase)
    {
        ["email"] = BookingForm.EmailName,
        ["firstName"] = BookingForm.FirstNameName,
        ["lastName"] = BookingForm.LastNameName,
        ["description"] = BookingForm.NoteName,
        ["startAt"] = BookingForm.StartName,
        ["duration"] = BookingForm.StartName,
        ["durationMinutes"] = BookingForm.StartName,
    };

    // What is wrong with the link is for whoever set it up, and no concern of the visitor's.
    private const string Link = "link";
    private const string NotHere = "This meeting cannot be booked on this page. Please ask your host for another way.";

    public static IReadOnlyDictionary<string, string> Of(DeskAnswer answer)
    {
        var flaws = new Dictionary<string, string>(StringComparer.Ordinal);
        if (answer.IsTaken)
            flaws[BookingForm.StartName] = "Somebody else has just taken this time. Choose another one.";
        else if (answer.Refusal?.Errors is { Count: > 0 } errors)
            Add(errors, flaws);
        else
            flaws[PickView.General] = answer.Refusal?.Detail ?? "";
        return flaws;
    }

    private static void Add(IReadOnlyDictionary<string, string[]> errors, Dictionary<string, string> flaws)
    {
        foreach (var (name, messages) in errors)
        {
            var field = Fields.GetValueOrDefault(name.Split('.')[^1], PickView.General);
            var text = name == Link ? NotHere : string.Join(' ', messages);
            flaws[field] = flaws.TryGetValue(field, out var before) ? $"{before} {text}" : text;
        }
    }
}
