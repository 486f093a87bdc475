using System.Text.Json;
using HubSpotSandbox.Control;
using HubSpotSandbox.Webhooks.Subscriptions;

namespace HubSpotSandbox.Webhooks;

/// <summary>Reads and writes the setting `webhooks`.</summary>
internal static class WebhookSettingsJson
{
    private const int LongestShuffleMs = 1000;

    public static WebhookSettings Apply(WebhookSettings settings, JsonElement changes)
    {
        foreach (var member in ControlInput.Members(changes, "webhooks"))
        {
            settings = Apply(settings, member.Name, member.Value);
        }

        return settings;
    }

    public static void Write(Utf8JsonWriter json, WebhookSettings settings)
    {
        json.WriteStartObject("webhooks");
        json.WriteString("targetUrl", settings.TargetUrl);
        json.WriteString("signedUrl", settings.SignedUrl);
        json.WriteString("clientSecret", settings.ClientSecret);
        json.WriteString("versions", settings.Versions switch { SignatureVersions.V1 => "v1", SignatureVersions.V3 => "v3", _ => "both" });
        json.WritePropertyName("subscriptions");
        json.WriteRawValue(settings.SubscriptionsSent?.GetRawText() ?? "[]");
        json.WritePropertyName("duplicate");
        WriteSwitch(json, settings.DuplicateRate, settings.DuplicateRate is 1);
        json.WritePropertyName("shuffle");
        WriteSwitch(json, settings.ShuffleMs, settings.ShuffleMs is LongestShuffleMs);
        json.WriteNumber("lossRate", settings.LossRate);
        json.WriteNumber("seed", settings.Seed);
        json.WriteEndObject();
    }

    private static WebhookSettings Apply(WebhookSettings settings, string name, JsonElement value) => name switch
    {
        "targetUrl" => settings with { TargetUrl = Address(name, value) },
        "signedUrl" => settings with { SignedUrl = Address(name, value) },
        "clientSecret" => settings with { ClientSecret = ControlInput.Text(name, value) },
        "versions" => settings with { Versions = ReadVersions(value) },
        "subscriptions" when value.ValueKind is JsonValueKind.Null => settings with { SubscriptionsSent = null, Subscriptions = SubscriptionList.Everything },
        "subscriptions" => settings with { Subscriptions = SubscriptionJson.Read(value), SubscriptionsSent = value },
        "duplicate" => settings with { DuplicateRate = IsFlag(value, out var on) ? on ? 1 : 0 : ControlInput.Share(name, value) },
        "shuffle" => settings with { ShuffleMs = IsFlag(value, out var on) ? on ? LongestShuffleMs : 0 : ControlInput.Milliseconds(name, value) },
        "lossRate" => settings with { LossRate = ControlInput.Share(name, value) },
        "seed" => settings with { Seed = ReadSeed(value) },
        _ => throw ControlInput.Unknown(name, "webhooks"),
    };

    /// <summary>Null or an empty text switches the sender off.</summary>
    private static string? Address(string name, JsonElement value)
    {
        var text = value.ValueKind is JsonValueKind.Null ? "" : ControlInput.Text(name, value);
        if (text.Length == 0)
        {
            return null;
        }

        return Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            ? text
            : throw new ControlException($"{name} must be an address that begins with http:// or https://.");
    }

    private static SignatureVersions ReadVersions(JsonElement value) => ControlInput.Text("versions", value) switch
    {
        "both" => SignatureVersions.Both,
        "v1" => SignatureVersions.V1,
        "v3" => SignatureVersions.V3,
        _ => throw new ControlException("versions must be both, v1 or v3."),
    };

    private static int ReadSeed(JsonElement value) =>
        value.ValueKind is JsonValueKind.Number && value.TryGetInt32(out var seed) ? seed : throw new ControlException("seed must be a whole number.");

    private static bool IsFlag(JsonElement value, out bool on)
    {
        on = value.ValueKind is JsonValueKind.True;
        return value.ValueKind is JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null;
    }

    private static void WriteSwitch(Utf8JsonWriter json, double value, bool fully)
    {
        if (fully || value is 0)
        {
            json.WriteBooleanValue(fully);
        }
        else
        {
            json.WriteNumberValue(value);
        }
    }
}
