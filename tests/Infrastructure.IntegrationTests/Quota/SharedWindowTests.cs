using CsCheck;
using HubSpotCrm.Infrastructure.HubSpot.Quota.Instances;

namespace Infrastructure.IntegrationTests.Quota;

/// <summary>Instances of one account, with their crashes, against a log of all calls.</summary>
public sealed class SharedWindowTests
{
    private const int Limit = 100;
    private const long Window = 10_000;
    private const long Tick = 200;

    [Test]
    public void One_instance_alone_holds_everything() => Assert.That(Run(seconds: 30, [new Plan(Greedy: true)]).Rate(20_000, 30_000), Is.GreaterThanOrEqualTo(0.95 * Limit));

    [TestCase(2)]
    [TestCase(3)]
    public void Busy_instances_use_all_of_it_together(int count)
    {
        var log = Run(seconds: 60, [.. Enumerable.Repeat(new Plan(Greedy: true), count)]);

        Assert.That(log.Rate(30_000, 60_000), Is.GreaterThanOrEqualTo(0.95 * Limit));
        Assert.That(Enumerable.Range(0, count).Select(instance => log.Rate(30_000, 60_000, instance)), Is.All.GreaterThan(0.7 * Limit / count), "alike");
    }

    [Test]
    public void A_busy_instance_gets_what_an_idle_one_does_not_need() =>
        Assert.That(Run(seconds: 60, [new Plan(Greedy: true), new Plan(Greedy: false)]).Rate(30_000, 60_000, instance: 0), Is.GreaterThanOrEqualTo(0.9 * Limit));

    [TestCase(5)]
    [TestCase(11)]
    [TestCase(21)]
    public void One_that_comes_to_many_gets_its_share(int count)
    {
        var log = Run(seconds: 60, [.. Enumerable.Range(0, count).Select(index => new Plan(Greedy: true, Joins: index == count - 1 ? 20_000 : 0))]);

        Assert.That(log.Rate(40_000, 60_000, instance: count - 1), Is.GreaterThan(0.5 * Limit / count));
    }

    [Test]
    public void The_share_of_a_killed_instance_is_back_within_ten_seconds() =>
        Assert.That(Run(seconds: 60, [new Plan(Greedy: true), new Plan(Greedy: true, Dies: 30_000)]).Rate(40_000, 50_000), Is.GreaterThanOrEqualTo(0.95 * Limit));

    [Test]
    public void No_window_ever_holds_more_than_the_limit() => Gen.Select(Gen.Bool, Gen.Long[1_000, 60_000], Gen.Long[0, 20_000], (greedy, dies, joins) => new Plan(greedy, joins, dies)).Array[1, 5]
        .Sample(plans => Run(seconds: 60, plans).Busiest() <= Limit, iter: 300);

    private static CallLog Run(int seconds, Plan[] plans)
    {
        var (shared, log) = (new SharedWindow(), new CallLog());
        var instances = plans.Select((plan, index) => new Instance(plan, index, log)).ToList();
        for (var now = 0L; now < seconds * 1_000; now += 10)
        {
            foreach (var instance in instances)
                instance.Live(now, shared);
        }

        return log;
    }

    private sealed record Plan(bool Greedy, long Joins = 0, long Dies = long.MaxValue);

    private sealed class CallLog
    {
        private readonly List<(long At, int Instance)> _calls = [];

        public void Add(long at, int instance) => _calls.Add((at, instance));

        /// <summary>Calls for each ten seconds.</summary>
        public double Rate(long from, long to, int? instance = null) => _calls.Count(call => call.At >= from && call.At < to && (instance is null || call.Instance == instance)) * (double)Window / (to - from);

        public int Busiest()
        {
            var times = _calls.Select(call => call.At).Order().ToList();
            var (busiest, first) = (0, 0);
            for (var last = 0; last < times.Count; last++)
            {
                while (times[first] <= times[last] - Window)
                    first++;
                busiest = Math.Max(busiest, last - first + 1);
            }

            return busiest;
        }
    }

    /// <summary>Uses its permits as soon as it has them, evenly when it can; a crash comes between any two calls.</summary>
    private sealed class Instance(Plan plan, int index, CallLog log)
    {
        private readonly Queue<long> _ends = new();
        private int _held;
        private long _until;
        private long _nextTick = plan.Joins + (index * 37);
        private long _nextCall;

        public void Live(long now, SharedWindow shared)
        {
            if (now < plan.Joins || now >= plan.Dies)
                return;
            while (_ends.TryPeek(out var end) && end <= now)
                _ends.Dequeue();
            if (now >= _nextTick)
            {
                var report = new ShareReport(Limit, _held, _ends.Count + (plan.Greedy ? 20 : 0), [.. _ends.Select(end => new Due(end - now, 1))], 0);
                _held = Math.Max(shared.Renew(now, $"{index}", report, Window).Permits, _ends.Count);
                (_until, _nextTick) = (now + SharedWindow.LeaseMs, now + Tick);
            }

            if (!plan.Greedy || now >= _until || _ends.Count >= _held || now < _nextCall)
                return;
            log.Add(now, index);
            _ends.Enqueue(now + Window);
            _nextCall = now + (Window / _held / 2);
        }
    }
}
