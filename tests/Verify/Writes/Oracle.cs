using Verify.Rig;

namespace Verify.Writes;

/// <summary>Compares what HubSpot holds with what was answered.</summary>
internal static class Oracle
{
    private static readonly string[] Types = ["contacts", "deals", "notes"];
    private static readonly string[] Changed = ["jobtitle", "city", "company"];

    public static async Task JudgeAsync(CheckRun run, HubSpotProcess hubSpot, Writer writer)
    {
        await hubSpot.Driver.HealAsync();
        var news = writer.Done.Where(write => write.New is not null).ToList();
        Dictionary<string, int> found = new(StringComparer.Ordinal);
        foreach (var type in Types)
            await CountAsync(hubSpot, type, news.FirstOrDefault(write => write.New!.Value.Type == type)?.New!.Value.Property ?? "name", found);

        var lost = news.Where(write => !found.ContainsKey($"{write.New!.Value.Type} {write.Marker}")).Select(write => write.Marker).ToList();
        var doubled = found.Where(pair => pair.Value > 1).Select(pair => $"{pair.Key} × {pair.Value}").ToList();
        run.Report.Figures("writes", new { answered = writer.Done.Count, repeats = writer.Repeats, answers = writer.Answers });
        run.Report.Property("no write is lost", lost.Count == 0, Some(lost), "none");
        run.Report.Property("no write is doubled", doubled.Count == 0, Some(doubled), "none");
        run.Report.Property("no repeat is refused", writer.Refused.Count == 0, Some([.. writer.Refused]), "none");
        await JudgeChangesAsync(run, hubSpot, writer);
        await JudgeNotesAsync(run, hubSpot, writer);
    }

    private static async Task CountAsync(HubSpotProcess hubSpot, string type, string property, Dictionary<string, int> found)
    {
        foreach (var record in await hubSpot.Driver.RecordsAsync(type))
        {
            if (!record.Archived && record[property] is { } marker && marker.StartsWith('w') && $"{type} {marker}" is var key)
                found[key] = found.GetValueOrDefault(key) + 1;
        }
    }

    /// <summary>The values that a property went through must be the answered ones in their order: a late repeat would show as an older one coming back.</summary>
    private static async Task JudgeChangesAsync(CheckRun run, HubSpotProcess hubSpot, Writer writer)
    {
        List<string> wrong = [];
        foreach (var contact in writer.Done.Where(write => write.Target is not null).GroupBy(write => write.Target!.Value.Contact, StringComparer.Ordinal))
        {
            var record = await Past.GetAsync(hubSpot, $"crm/objects/2026-09/contacts/{contact.Key}?propertiesWithHistory={string.Join(',', Changed)}");
            foreach (var property in contact.GroupBy(write => write.Target!.Value.Property, StringComparer.Ordinal))
            {
                List<string> held = [];
                foreach (var value in record["propertiesWithHistory"]![property.Key]!.AsArray().Select(past => past!["value"]!.ToString()).Reverse())
                {
                    if (held.Count == 0 || held[^1] != value)
                        held.Add(value);
                }

                List<string> answered = [.. property.Select(write => write.Marker)];
                if (!held.SequenceEqual(answered, StringComparer.Ordinal))
                    wrong.Add($"{contact.Key} {property.Key}: {string.Join(' ', held.Except(answered, StringComparer.Ordinal).Take(3))} … {held.LastOrDefault()} instead of … {answered[^1]}");
            }
        }

        run.Report.Property("changes took effect once and in order", wrong.Count == 0, Some(wrong), "none out of order");
    }

    private static async Task JudgeNotesAsync(CheckRun run, HubSpotProcess hubSpot, Writer writer)
    {
        var about = writer.Done.Where(write => write.About is not null).ToDictionary(write => write.Marker, write => write.About!, StringComparer.Ordinal);
        List<string> astray = [];
        var after = "";
        do
        {
            var page = await Past.GetAsync(hubSpot, $"crm/objects/2026-09/notes?limit=100&properties=hs_note_body&associations=contacts{after}");
            foreach (var note in page["results"]!.AsArray())
            {
                if (about.TryGetValue(note!["properties"]!["hs_note_body"]!.ToString(), out var contact) && note["associations"]?["contacts"]?["results"]?[0]?["id"]?.ToString() != contact)
                    astray.Add(note["id"]!.ToString());
            }

            after = page["paging"]?["next"]?["after"] is { } next ? $"&after={next}" : "";
        }
        while (after.Length > 0);
        run.Report.Property("notes are about whom they were written", astray.Count == 0, Some(astray), "none astray");
    }

    private static string Some(List<string> all) => all.Count == 0 ? "none" : $"{all.Count}: {string.Join("; ", all.Take(5))}";
}
