using System.Collections.Concurrent;
using TestSupport.Forgeries;
using TestSupport.Hosting;

namespace Api.FunctionalTests.Webhooks;

/// <summary>A part of what `verify forge` sends, over HTTP.</summary>
public sealed class ForgeryTests : CrmFixture
{
    private static readonly SigningApp App = new(new ApiSettings().ClientSecret, new ApiSettings().PublicBaseUrl);

    [Test]
    public async Task No_forged_delivery_is_taken()
    {
        var answers = await SendAsync(Forgery.Some(App, TimeProvider.System));

        Assert.Multiple(() =>
        {
            Assert.That(answers, Has.Count.GreaterThan(700));
            Assert.That(answers.Where(each => each.Status is not (>= 400 and < 500)).Select(each => $"{each.Kind}: {each.Status}"), Is.Empty);
        });
    }

    [Test]
    public async Task Every_true_delivery_is_taken()
    {
        var answers = await SendAsync(Forgery.True(App, TimeProvider.System).Where(each => each.Body.Length < 1_000));

        Assert.That(answers.Where(each => each.Status != 200).Select(each => $"{each.Kind}: {each.Status}"), Is.Empty);
    }

    private static async Task<IReadOnlyCollection<(string Kind, int Status)>> SendAsync(IEnumerable<WireRequest> requests)
    {
        var raw = SharedSystem.Current.Api.Raw;
        var answers = new ConcurrentBag<(string, int)>();
        await Parallel.ForEachAsync(requests, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (request, _) => answers.Add((request.Kind, await request.SendAsync(raw))));
        return answers;
    }
}
