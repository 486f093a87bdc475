using HubSpotCrm.Application.Errors;
using HubSpotCrm.Infrastructure.HubSpot.Quota;
using Microsoft.Extensions.Time.Testing;

namespace Infrastructure.IntegrationTests.Quota;

/// <summary>Three calls a day; it is 22:00 UTC.</summary>
public sealed class DailyBudgetTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 24, 22, 0, 0, TimeSpan.Zero));
    private DailyBudget _budget = null!;

    [SetUp]
    public void Open() => _budget = new(3, _clock);

    [Test]
    public void Refuses_the_fourth_call_until_midnight()
    {
        Take(3);

        Assert.That(() => Take(1), Throws.TypeOf<CrmBusyException>().With.Property(nameof(CrmBusyException.RetryAfter)).EqualTo(Midnight - _clock.GetUtcNow()));
    }

    [Test]
    public void Begins_anew_with_the_day()
    {
        Take(3);
        _clock.SetUtcNow(Midnight);

        Assert.That(() => Take(3), Throws.Nothing);
    }

    [Test]
    public void Takes_back_a_call_that_was_never_sent()
    {
        Take(3);
        _budget.Return();

        Assert.That(() => Take(1), Throws.Nothing);
    }

    [Test]
    public void Leaves_the_counting_to_HubSpot_once_it_counts()
    {
        _budget.Learn(remaining: 240_000);

        Assert.That(() => Take(10), Throws.Nothing);
    }

    [Test]
    public void Refuses_calls_when_HubSpot_has_none_left()
    {
        _budget.Learn(remaining: 0);

        Assert.That(() => Take(1), Throws.TypeOf<CrmBusyException>().With.Property(nameof(CrmBusyException.RetryAfter)).EqualTo(TimeSpan.FromMinutes(5)));
    }

    [Test]
    public void Believes_an_answer_without_a_count_that_the_day_goes_on()
    {
        _budget.Exhausted();
        _clock.Advance(TimeSpan.FromMinutes(5));
        Take(1);
        _budget.Answered();

        Assert.That(() => Take(1), Throws.Nothing);
    }

    [Test]
    public void Does_not_take_an_answer_to_an_earlier_call_for_a_new_day()
    {
        _budget.Exhausted();
        _budget.Answered();

        Assert.That(() => Take(1), Throws.TypeOf<CrmBusyException>());
    }

    [Test]
    public void Lets_one_call_ask_after_five_minutes()
    {
        _budget.Exhausted();
        _clock.Advance(TimeSpan.FromMinutes(5));
        Take(1);

        Assert.That(() => Take(1), Throws.TypeOf<CrmBusyException>());
    }

    [Test]
    public void Lets_all_calls_pass_when_HubSpot_has_some_again()
    {
        _budget.Exhausted();
        _clock.Advance(TimeSpan.FromMinutes(5));
        Take(1);
        _budget.Learn(remaining: 250_000);

        Assert.That(() => Take(10), Throws.Nothing);
    }

    [Test]
    public void Lets_another_call_ask_when_the_first_got_no_answer()
    {
        _budget.Exhausted();
        _clock.Advance(TimeSpan.FromMinutes(5));
        Take(1);
        _clock.Advance(TimeSpan.FromSeconds(15));

        Assert.That(() => Take(1), Throws.Nothing);
    }

    private DateTimeOffset Midnight => new(_clock.GetUtcNow().Date.AddDays(1), TimeSpan.Zero);

    private void Take(int count)
    {
        for (var i = 0; i < count; i++)
            _budget.Take();
    }
}
