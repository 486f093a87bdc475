using CsCheck;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Infrastructure.HubSpot.Batching;
using HubSpotCrm.Infrastructure.HubSpot.Wire;

namespace Infrastructure.IntegrationTests.Batches;

/// <summary>A HubSpot that refuses every batch with a culprit in it, and names the culprit.</summary>
public sealed class RefusedBatchTests
{
    private const int Extra = 8;

    [Test]
    public void Every_culprit_alone_among_a_hundred_has_its_own_error_and_costs_at_most_eight_calls() => Assert.Multiple(() =>
    {
        for (var culprit = 0; culprit < 100; culprit++)
        {
            var (failed, sent) = Send(100, [culprit]);
            Assert.That(failed, Is.EqualTo(new[] { culprit }), $"culprit {culprit}");
            Assert.That(sent - 1, Is.LessThanOrEqualTo(Extra), $"culprit {culprit}");
        }
    });

    [Test]
    public void Any_number_of_culprits_fail_alone() => Gen.Select(Gen.Int[1, 100], Gen.Int[0, 99].Array[0, 12]).Sample((count, places) =>
    {
        int[] culprits = [.. places.Where(place => place < count).Distinct().Order()];
        var (failed, sent) = Send(count, culprits);
        return failed.SequenceEqual(culprits) && sent - 1 <= Extra * culprits.Length;
    });

    [Test]
    public void A_hundred_good_ones_cost_one_call() => Assert.That(Send(100, []), Is.EqualTo((Array.Empty<int>(), 1)));

    private static (int[] Failed, int Sent) Send(int count, int[] culprits)
    {
        var hubSpot = new StrictOperation([.. culprits.Select(culprit => $"{culprit}")]);
        var calls = Enumerable.Range(0, count).Select(index => new RecordCall(hubSpot, new() { Id = $"{index}" }, [], new("caller"))).ToList();
        RefusedBatch.SendAsync(hubSpot, calls, CancellationToken.None).GetAwaiter().GetResult();
        Assert.That(calls.Where(call => call.Answer.IsFaulted).Select(call => call.Answer.Exception!.InnerException!.Message), Is.EqualTo(culprits.Select(culprit => $"{culprit}")), "each its own error");
        Assert.That(calls.Where(call => !call.Answer.IsFaulted).All(call => call.Answer.IsCompletedSuccessfully));
        return ([.. Enumerable.Range(0, count).Where(index => calls[index].Answer.IsFaulted)], hubSpot.Sent);
    }

    private sealed class StrictOperation(HashSet<string> culprits) : BatchOperation("strict")
    {
        public int Sent { get; private set; }

        public override Task<HubSpotRecord?> AloneAsync(RecordCall call, CancellationToken cancellationToken)
        {
            Refuse([call]);
            return Task.FromResult<HubSpotRecord?>(null);
        }

        public override Task TogetherAsync(IReadOnlyList<RecordCall> calls, CancellationToken cancellationToken)
        {
            Refuse(calls);
            foreach (var call in calls)
                call.Succeed();
            return Task.CompletedTask;
        }

        private void Refuse(IReadOnlyList<RecordCall> calls)
        {
            Sent++;
            if (calls.FirstOrDefault(call => culprits.Contains(call.Key)) is { } culprit)
                throw new CrmRejectedException(culprit.Key, new Dictionary<string, string[]>(StringComparer.Ordinal));
        }
    }
}
