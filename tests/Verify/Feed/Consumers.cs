using System.Net.ServerSentEvents;
using System.Text.Json;
using TestSupport.Hosting;
using TestSupport.Webhooks;
using Verify.Rig;

namespace Verify.Feed;

/// <summary>The three ways to read the feed, each with the troubles of its kind.</summary>
internal static class Consumers
{
    private const string Types = "contact.propertyChange";

    public static async Task ByCursorAsync(ApiProcess api, ContactCities cities, CancellationToken over)
    {
        for (var after = "0"; !over.IsCancellationRequested;)
        {
            var page = await api.Writer.GetAsync($"api/v1/events?after={after}&types={Types}&limit=500&wait=1");
            if (page.Status != 200)
                continue;
            using var json = JsonDocument.Parse(page.Text);
            foreach (var item in json.RootElement.GetProperty("events").EnumerateArray())
                cities.Apply(item);
            after = page["after"] ?? after;
        }
    }

    /// <summary>Hangs up after a while, again and again.</summary>
    /// <returns>How often it came back.</returns>
    public static async Task<int> AsStreamAsync(ApiProcess api, ContactCities cities, Random random, CancellationToken over)
    {
        using var http = new HttpClient { BaseAddress = api.Address };
        var (last, connections) = ("0", 0);
        while (!over.IsCancellationRequested)
        {
            connections++;
            using var request = new HttpRequestMessage(HttpMethod.Get, $"api/v1/events/stream?types={Types}");
            request.Headers.Add("X-Api-Key", ApiKeys.Reader);
            request.Headers.Add("Last-Event-ID", last);
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, CancellationToken.None);
            last = await ReadAsync(answer, cities, random.Next(100, 1_000), last, over);
        }

        return connections;
    }

    /// <summary>Answers one push in ten with an error, and one in a hundred after it has taken it.</summary>
    public static Func<ReceivedPush, int> Unreliable(ContactCities cities, Random random)
    {
        return push =>
        {
            int chance;
            lock (random)
                chance = random.Next(100);
            if (chance < 10)
                return 503;
            using var json = JsonDocument.Parse(push.Body);
            cities.Apply(json.RootElement);
            return chance == 10 ? 500 : 204;
        };
    }

    private static async Task<string> ReadAsync(HttpResponseMessage answer, ContactCities cities, int most, string last, CancellationToken over)
    {
        try
        {
            await foreach (var item in SseParser.Create(await answer.Content.ReadAsStreamAsync(over)).EnumerateAsync(over))
            {
                using var json = JsonDocument.Parse(item.Data);
                cities.Apply(json.RootElement);
                last = item.EventId ?? last;
                if (--most == 0)
                    break;
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or IOException)
        {
            // over, or cut off
        }

        return last;
    }
}
