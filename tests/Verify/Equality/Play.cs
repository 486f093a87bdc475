using System.Globalization;
using TestSupport.Drivers;
using Verify.Rig;

namespace Verify.Equality;

/// <summary>One run of a script, against a portal of its own.</summary>
internal sealed class Play(ApiProcess api, HubSpotProcess hubSpot, IReadOnlyList<Cast> casts)
{
    private static readonly string[] Types = ["contacts", "deals", "companies"];
    private int _told;

    /// <summary>How often the service said that it was busy, and was asked again.</summary>
    public int ToldToWait => _told;

    public HubSpotProcess HubSpot => hubSpot;

    public async Task<IReadOnlyList<IReadOnlyList<string>>> TogetherAsync(IReadOnlyList<IReadOnlyList<Operation>> script) =>
        await Task.WhenAll(script.Index().Select(key => Task.Run(() => PlayAsync(key.Index, key.Item))));

    public async Task<IReadOnlyList<IReadOnlyList<string>>> OneByOneAsync(IReadOnlyList<IReadOnlyList<Operation>> script)
    {
        List<IReadOnlyList<string>> answers = [];
        foreach (var (key, operations) in script.Index())
            answers.Add(await PlayAsync(key, operations));
        return answers;
    }

    /// <summary>Everything in the portal, by the records' names.</summary>
    public async Task<IReadOnlyDictionary<string, string>> EndAsync()
    {
        var names = casts.SelectMany(cast => cast.Names).ToDictionary(StringComparer.Ordinal);
        Dictionary<string, string> end = new(StringComparer.Ordinal);
        foreach (var type in Types)
        {
            foreach (var record in await hubSpot.Driver.RecordsAsync(type))
                end[names.GetValueOrDefault(record.Id) ?? $"{type} {record.Id}, in no answer"] = Plain.Of(record, names.GetValueOrDefault);
        }

        return end;
    }

    private async Task<IReadOnlyList<string>> PlayAsync(int key, IReadOnlyList<Operation> operations)
    {
        List<string> answers = [];
        foreach (var operation in operations)
        {
            var answer = await AnswerAsync(operation, casts[key].IdOf(operation));
            if (operation.Whom == Whom.Nobody && answer.Status is 200 or 201)
                casts[key].Take(operation.Type, answer.Id);
            answers.Add(Plain.Of(answer, casts[key].Names.GetValueOrDefault));
        }

        return answers;
    }

    private async Task<Answer> AnswerAsync(Operation operation, string id)
    {
        while (true)
        {
            var answer = await api.Operator.SendAsync(operation.Method, operation.Path.Replace("{id}", id, StringComparison.Ordinal), operation.Body, ("Prefer", "wait=60"));
            if (answer.Status != 503)
                return answer;
            Interlocked.Increment(ref _told);
            await Wait.ShortlyAsync(TimeSpan.FromSeconds(int.Parse(answer.Header("Retry-After") ?? "1", CultureInfo.InvariantCulture)));
        }
    }
}
