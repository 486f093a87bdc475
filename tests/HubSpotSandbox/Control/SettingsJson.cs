using System.Text.Json;
using HubSpotSandbox.Limits;
using HubSpotSandbox.Owners;
using HubSpotSandbox.Scheduling;
using HubSpotSandbox.Webhooks;

namespace HubSpotSandbox.Control;

/// <summary>Reads and writes `/__sandbox/settings`. Absent members keep their value, unknown ones are refused.</summary>
internal static class SettingsJson
{
    public static SandboxSettings Apply(SandboxSettings settings, JsonElement changes)
    {
        foreach (var member in ControlInput.Members(changes, "settings"))
        {
            settings = Apply(settings, member.Name, member.Value);
        }

        return settings;
    }

    public static void Write(Utf8JsonWriter json, SandboxSettings settings)
    {
        json.WriteStartObject();
        json.WriteString("tier", settings.Tier.Name);
        json.WriteNumber("searchDelayMs", settings.SearchDelayMs);
        json.WriteNumber("latencyMs", settings.LatencyMs);
        json.WriteNumber("perItemMs", settings.PerItemMs);
        json.WriteBoolean("mergeKeepsPrimaryId", settings.MergeKeepsPrimaryId);
        json.WriteString("updateAnswers", settings.UpdateAnswersWrittenOnly ? "written" : "record");
        json.WriteBoolean("firstCompanyIsPrimary", settings.FirstCompanyIsPrimary);
        json.WriteBoolean("setsCloseDate", settings.SetsCloseDate);
        json.WriteBoolean("logCalls", settings.LogCalls);
        json.WritePropertyName("validation");
        JsonSerializer.Serialize(json, settings.Validation, ControlInput.Options);
        json.WritePropertyName("busyTimes");
        JsonSerializer.Serialize(json, settings.BusyTimes, ControlInput.Options);
        OwnerInput.Write(json, settings.Owners);
        WebhookSettingsJson.Write(json, settings.Webhooks);
        json.WriteEndObject();
    }

    private static SandboxSettings Apply(SandboxSettings settings, string name, JsonElement value) => name switch
    {
        "tier" => settings with { Tier = ReadTier(value) },
        "searchDelayMs" => settings with { SearchDelayMs = ControlInput.Milliseconds(name, value) },
        "latencyMs" => settings with { LatencyMs = ControlInput.Milliseconds(name, value) },
        "perItemMs" => settings with { PerItemMs = ControlInput.Milliseconds(name, value) },
        "mergeKeepsPrimaryId" => settings with { MergeKeepsPrimaryId = ControlInput.Flag(name, value) },
        "updateAnswers" => settings with { UpdateAnswersWrittenOnly = ReadUpdateAnswers(value) },
        "firstCompanyIsPrimary" => settings with { FirstCompanyIsPrimary = ControlInput.Flag(name, value) },
        "setsCloseDate" => settings with { SetsCloseDate = ControlInput.Flag(name, value) },
        "logCalls" => settings with { LogCalls = ControlInput.Flag(name, value) },
        "validation" => settings with { Validation = ReadRules(value) },
        "busyTimes" => settings with { BusyTimes = BusyTime.ReadAll(value) },
        "owners" => settings with { Owners = OwnerInput.ReadAll(value) },
        "webhooks" => settings with { Webhooks = WebhookSettingsJson.Apply(settings.Webhooks, value) },
        _ => throw ControlInput.Unknown(name, "settings"),
    };

    private static Tier ReadTier(JsonElement value) =>
        Tier.TryFind(ControlInput.Text("tier", value), out var tier) ? tier : throw new ControlException($"tier must be one of {Tier.Names}.");

    private static bool ReadUpdateAnswers(JsonElement value) => ControlInput.Text("updateAnswers", value) switch
    {
        "record" => false,
        "written" => true,
        _ => throw new ControlException("updateAnswers must be record or written."),
    };

    private static Dictionary<string, AccountRules> ReadRules(JsonElement value)
    {
        var rules = new Dictionary<string, AccountRules>(StringComparer.Ordinal);
        foreach (var entry in ControlInput.Members(value, "validation"))
        {
            if (!ObjectTypes.TryFind(entry.Name, out var type))
            {
                throw ControlInput.Unknown(entry.Name, "validation");
            }

            rules[type.Plural] = ReadRulesOfType(entry.Value);
        }

        return rules;
    }

    private static AccountRules ReadRulesOfType(JsonElement value)
    {
        var rules = new AccountRules([], []);
        foreach (var member in ControlInput.Members(value, "validation"))
        {
            rules = member.Name switch
            {
                "required" => rules with { Required = ControlInput.All<string>(member.Name, member.Value) },
                "conditional" => rules with { Conditional = ControlInput.All<ConditionalRule>(member.Name, member.Value) },
                _ => throw ControlInput.Unknown(member.Name, "validation"),
            };
        }

        return rules;
    }
}
