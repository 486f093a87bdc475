using HubSpotCrm.Application.Errors;
using HubSpotCrm.Infrastructure.HubSpot.Quota;
using HubSpotCrm.Infrastructure.HubSpot.Quota.Waiting;
using Infrastructure.IntegrationTests.Drivers;
using Microsoft.Extensions.Time.Testing;

namespace Infrastructure.IntegrationTests.Quota;

/// <summary>What HubSpot's answers change in a window of two calls in ten seconds.</summary>
public sealed class WindowLearningTests
{
    private FakeTimeProvider _clock = null!;
    private PermitWindow _window = null!;

    [SetUp]
    public void Open()
    {
        _clock = new FakeTimeProvider();
        _window = new PermitWindow(2, TimeSpan.FromSeconds(10), _clock);
    }

    [TearDown]
    public void Close() => _window.Dispose();

    [Test]
    public async Task A_higher_limit_serves_those_who_wait_at_once()
    {
        Use(2);
        var waiting = new[] { Take(), Take() };

        _window.Learn(4, remaining: null, _window.Start());

        await Until.TrueAsync(() => waiting.All(permit => permit.IsCompletedSuccessfully));
    }

    [Test]
    public void A_limit_that_falls_again_is_kept()
    {
        _window.Learn(1_000_000, remaining: null, _window.Start());
        _window.Learn(3, remaining: null, _window.Start());
        Use(3);

        Assert.That(Take().IsCompleted, Is.False);
    }

    [Test]
    public void A_limit_below_the_one_that_was_set_changes_nothing()
    {
        _window.Learn(1, remaining: null, _window.Start());

        Assert.That(new[] { Take(), Take() }.Select(permit => permit.IsCompleted), Is.All.True);
    }

    [Test]
    public void Calls_of_others_are_counted()
    {
        Use(1);
        _window.Learn(2, remaining: 0, _window.Start());

        Assert.That(Take().IsCompleted, Is.False);
    }

    [Test]
    public async Task Calls_of_others_leave_the_window_too()
    {
        Use(1);
        _window.Learn(2, remaining: 0, _window.Start());
        var waiting = new[] { Take(), Take() };
        _clock.Advance(TimeSpan.FromSeconds(10.1));

        await Until.TrueAsync(() => waiting.All(permit => permit.IsCompletedSuccessfully));
    }

    [Test]
    public void Our_own_calls_are_not_taken_for_those_of_others()
    {
        Use(1);
        _window.Learn(2, remaining: 1, _window.Start());

        Assert.That(Take().IsCompleted, Is.True);
    }

    [Test]
    public async Task Our_own_calls_that_have_left_since_HubSpot_counted_are_not_taken_for_those_of_others()
    {
        Use(1);
        _clock.Advance(TimeSpan.FromSeconds(9));
        await Take();
        var sent = _window.Start();
        _clock.Advance(TimeSpan.FromSeconds(2));    // the first leaves while the second is under way
        _window.Learn(2, remaining: 0, sent);

        Assert.That(Take().IsCompleted, Is.True);
    }

    [Test]
    public void A_pause_holds_back_new_callers()
    {
        _window.Pause(TimeSpan.FromSeconds(30));

        Assert.That(Take().IsCompleted, Is.False);
    }

    [Test]
    public async Task A_pause_of_an_empty_window_ends_for_whoever_waits()
    {
        _window.Pause(TimeSpan.FromSeconds(30));
        var waiting = Take();
        _clock.Advance(TimeSpan.FromSeconds(30.1));

        await Until.TrueAsync(() => waiting.IsCompletedSuccessfully);
    }

    [Test]
    public async Task A_pause_that_outlasts_the_window_ends_for_those_who_waited_before()
    {
        Use(2);
        var waiting = Take();
        _window.Pause(TimeSpan.FromSeconds(30));
        _clock.Advance(TimeSpan.FromSeconds(10.1));
        var early = waiting.IsCompleted;
        _clock.Advance(TimeSpan.FromSeconds(20));

        await Until.TrueAsync(() => waiting.IsCompletedSuccessfully);
        Assert.That(early, Is.False);
    }

    [Test]
    public async Task A_pause_while_all_calls_are_in_flight_ends_for_those_who_wait()
    {
        await Take();
        await Take();
        var waiting = Take();
        _window.Pause(TimeSpan.FromSeconds(30));
        _window.Cancel();
        _clock.Advance(TimeSpan.FromSeconds(30.1));

        await Until.TrueAsync(() => waiting.IsCompletedSuccessfully);
    }

    [Test]
    public void A_shorter_pause_does_not_end_a_longer_one()
    {
        _window.Pause(TimeSpan.FromSeconds(30));
        _window.Pause(TimeSpan.FromSeconds(1));

        Assert.That(() => Take(TimeSpan.FromSeconds(29)), Throws.TypeOf<CrmBusyException>());
    }

    [Test]
    public void No_pause_is_believed_for_longer_than_a_day()
    {
        _window.Pause(TimeSpan.MaxValue);

        Assert.That(() => Take(TimeSpan.Zero), Throws.TypeOf<CrmBusyException>().With.Property(nameof(CrmBusyException.RetryAfter)).EqualTo(TimeSpan.FromDays(1)));
    }

    private Task<Grant> Take(TimeSpan? patience = null) => _window.TakeAsync(new("caller"), patience ?? TimeSpan.FromMinutes(1), CancellationToken.None);

    private void Use(int count)
    {
        for (var i = 0; i < count; i++)
            Assert.That(Take().IsCompletedSuccessfully);
        for (var i = 0; i < count; i++)
            _window.Return();
    }
}
