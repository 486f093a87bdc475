using System.Globalization;
using System.Text.Json;
using HubSpotSandbox.Errors;

namespace HubSpotSandbox.Pipelines;

/// <summary>What a stage says of its records: the chance of a deal, the state of a ticket (FACTS §7). Other keys are dropped.</summary>
internal static class StageMetadata
{
    public const string IsClosed = "isClosed";
    public const string Probability = "probability";
    public const string TicketState = "ticketState";

    public static IReadOnlyDictionary<string, string> OfDeal(decimal probability) => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [IsClosed] = probability is 0 or 1 ? "true" : "false",
        [Probability] = probability.ToString("0.0#########", CultureInfo.InvariantCulture),
    };

    public static IReadOnlyDictionary<string, string> OfTicket(string state) => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [IsClosed] = state is "CLOSED" ? "true" : "false",
        [TicketState] = state,
    };

    /// <summary>The metadata as stored; what is not sent stays as it is.</summary>
    public static IReadOnlyDictionary<string, string> Read(ObjectType type, JsonElement? sent, IReadOnlyDictionary<string, string>? known)
    {
        if (sent is { ValueKind: not (JsonValueKind.Object or JsonValueKind.Null) })
        {
            throw RecordInput.Wrong("metadata must be an object");
        }

        return type == ObjectTypes.Deals
            ? OfDeal(ReadProbability(Value(sent, known, Probability)))
            : OfTicket(ReadState(Value(sent, known, TicketState) ?? "OPEN"));
    }

    private static string? Value(JsonElement? sent, IReadOnlyDictionary<string, string>? known, string name) =>
        sent is { ValueKind: JsonValueKind.Object } metadata && metadata.TryGetProperty(name, out _)
            ? RecordInput.Text(metadata, name)
            : known?.GetValueOrDefault(name);

    private static decimal ReadProbability(string? text)
    {
        if (text is null)
        {
            throw new RefusedException(ApiErrors.Invalid("must specify probability when writing a dealstage"));
        }

        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var probability) && probability <= 1
            ? probability
            : throw new RefusedException(ApiErrors.Invalid("dealstage probability is not valid, must be between 0.0 and 1.0 (inclusive)"));
    }

    private static string ReadState(string state) => state is "OPEN" or "CLOSED"
        ? state
        : throw new RefusedException(PipelineErrors.WrongMetadata(ObjectTypes.Tickets));
}
