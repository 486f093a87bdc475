using HubSpotCrm.Infrastructure.HubSpot.Quota;
using HubSpotCrm.Infrastructure.HubSpot.Quota.Waiting;
using Microsoft.Extensions.Time.Testing;

namespace Infrastructure.IntegrationTests.Quota;

/// <summary>Who gets the permits of a window of a hundred calls in ten seconds.</summary>
public sealed class FairShareTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(60);

    private readonly List<WaitingCall> _waiting = [];
    private readonly List<string> _served = [];
    private FakeTimeProvider _clock = null!;
    private PermitWindow _window = null!;

    [SetUp]
    public void Open()
    {
        _waiting.Clear();
        _served.Clear();
        _clock = new FakeTimeProvider();
        _window = new PermitWindow(100, TimeSpan.FromSeconds(10), _clock);
        Use(100);
    }

    [TearDown]
    public void Close() => _window.Dispose();

    [Test]
    public void A_key_with_ten_thousand_waiting_calls_delays_another_keys_call_by_one_permit()
    {
        for (var i = 0; i < 10_000; i++)
            Wait("shop");
        Wait("phone");
        Pass(10);

        Assert.That(_served.IndexOf("phone"), Is.EqualTo(1));
    }

    [Test]
    public void Calls_that_ride_together_are_no_faster_at_it()
    {
        for (var i = 0; i < 10_000; i++)
            Wait("shop", kind: "read contacts");
        Wait("phone", kind: "read deals");
        Pass(11);

        Assert.That(_served.IndexOf("phone"), Is.EqualTo(100), "after the first hundred of the other key");
    }

    [Test]
    public void Keys_take_turns()
    {
        for (var i = 0; i < 3; i++)
            Wait("shop");
        for (var i = 0; i < 3; i++)
            Wait("phone");
        Pass(10);

        Assert.That(_served, Is.EqualTo(["shop", "phone", "shop", "phone", "shop", "phone"]));
    }

    [Test]
    public void A_batch_takes_the_callers_own_calls_first_and_then_the_others()
    {
        for (var i = 0; i < 70; i++)
            Wait("shop", kind: "read contacts");
        for (var i = 0; i < 70; i++)
            Wait("phone", kind: "read contacts");
        Pass(5.02);

        Assert.That(_served.CountBy(name => name).Select(pair => (pair.Key, pair.Value)), Is.EqualTo([("shop", 70), ("phone", 30)]));
    }

    [Test]
    public void Background_calls_give_way_and_leave_a_fifth_of_the_window()
    {
        Pass(20);
        for (var i = 0; i < 200; i++)
            Wait("import", background: true);
        Pass(9);
        var imported = _served.Count;
        for (var i = 0; i < 20; i++)
            Wait("phone");
        Pass(0);

        Assert.That(imported, Is.InRange(70, 74), "eight in a second, and two at once");
        Assert.That(_served.Count(caller => caller == "phone"), Is.EqualTo(20));
    }

    [Test]
    public void Calls_that_passed_nobody_give_a_background_call_no_right_of_way()
    {
        Pass(20);
        for (var i = 0; i < 99; i++)
        {
            Wait("shop");
            Pass(0);
        }

        Wait("import", background: true);
        Pass(1);

        Assert.That(_served, Does.Not.Contain("import"), "the last fifth of the window is not its own");
    }

    [Test]
    public void Background_calls_are_not_shut_out_for_good()
    {
        for (var i = 0; i < 1_000; i++)
            Wait("shop");
        Wait("import", background: true);
        Pass(10.01);

        Assert.That(_served, Does.Contain("import"));
    }

    [Test]
    public void A_crowd_gets_a_tenth_of_the_window_at_once_and_the_rest_evenly()
    {
        Pass(20);
        for (var i = 0; i < 500; i++)
            Wait("shop", kind: $"kind {i}");
        Pass(0);
        var atOnce = _served.Count;
        Pass(5);
        var later = _served.Count - atOnce;

        Assert.That(atOnce, Is.EqualTo(10));
        Assert.That(later, Is.InRange(42, 46), "ninety in ten seconds");
    }

    [Test]
    public void A_cluster_of_calls_does_not_come_again_one_window_later()
    {
        Pass(20);
        for (var i = 0; i < 50; i++)
            Wait("phone");
        for (var i = 0; i < 1_000; i++)
            Wait("shop", kind: $"kind {i}");
        Pass(20);

        var before = _served.Count;
        for (var second = 1; second <= 10; second++)
        {
            Pass(1);
            Assert.That(_served.Count - before, Is.InRange(5, 13), $"second {second}");
            before = _served.Count;
        }
    }

    [Test]
    public void Who_comes_alone_is_served_at_once_as_long_as_there_is_a_permit()
    {
        Pass(20);
        for (var i = 0; i < 100; i++)
        {
            Wait("shop", kind: "read contacts");
            Pass(0);
            Assert.That(_served, Has.Count.EqualTo(i + 1));
        }
    }

    private void Wait(string caller, string? kind = null, bool background = false)
    {
        var call = new WaitingCall(caller, background, kind);
        _window.Join([call], Minute);
        _waiting.Add(call);
    }

    /// <summary>Lets time pass; whoever is served has its answer at once.</summary>
    private void Pass(double seconds)
    {
        Look();
        for (var passed = 0.0; passed < seconds; passed += 0.01)
        {
            _clock.Advance(TimeSpan.FromSeconds(0.01));
            Look();
        }
    }

    private void Look()
    {
        foreach (var call in _waiting.Where(call => call.Granted.IsCompletedSuccessfully).ToList())
        {
            _waiting.Remove(call);
            _served.Add(call.Caller);
            if (!call.Granted.Result.IsRide)
                _window.Return();
        }
    }

    private void Use(int count)
    {
        for (var i = 0; i < count; i++)
            _window.Join([new WaitingCall("before")], Minute);
        for (var i = 0; i < count; i++)
        {
            _window.Return();
            _clock.Advance(TimeSpan.FromSeconds(0.05));    // so that one permit comes after the other
        }
    }
}
