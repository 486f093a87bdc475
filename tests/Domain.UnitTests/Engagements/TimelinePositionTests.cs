using CsCheck;
using HubSpotCrm.Domain.Engagements;
using HubSpotCrm.Domain.Notes;
using HubSpotCrm.Domain.Records;

namespace Domain.UnitTests.Engagements;

public sealed class TimelinePositionTests
{
    private static readonly Gen<TimelinePosition> Positions = Gen.Select(
        Gen.OneOf(Gen.Long, Gen.Long[-3, 3], Gen.Const(long.MinValue)), Gen.Enum<CrmObjectType>(), Gen.OneOf(Gen.Long[0, 3], Gen.Long[0, long.MaxValue]), (time, type, id) => new TimelinePosition(time, type, id));

    private static IComparer<TimelinePosition> Order => TimelinePosition.NewestFirst;

    [Test]
    public void Later_comes_first() => Assert.That(Order.Compare(new(2, CrmObjectType.Email, 1), new(1, CrmObjectType.Call, 9)), Is.Negative);

    [Test]
    public void Among_simultaneous_ones_the_type_decides() => Assert.That(Order.Compare(new(1, CrmObjectType.Call, 1), new(1, CrmObjectType.Note, 9)), Is.Negative);

    [Test]
    public void Among_those_of_one_type_the_newer_record_comes_first() => Assert.That(Order.Compare(new(1, CrmObjectType.Call, 9), new(1, CrmObjectType.Call, 1)), Is.Negative);

    [Test]
    public void Two_are_equal_only_when_they_are_one() => Gen.Select(Positions, Positions).Sample((one, other) => Order.Compare(one, other) == 0 == (one == other));

    [Test]
    public void The_order_is_the_opposite_from_the_other_side() =>
        Gen.Select(Positions, Positions).Sample((one, other) => Math.Sign(Order.Compare(one, other)) == -Math.Sign(Order.Compare(other, one)));

    [Test]
    public void The_order_has_no_circles() => Gen.Select(Positions, Positions, Positions).Sample((one, two, three) =>
        !(Order.Compare(one, two) <= 0 && Order.Compare(two, three) <= 0) || Order.Compare(one, three) <= 0);

    [Test]
    public void A_cursor_leads_back_to_its_place() => Positions.Sample(position => TimelinePosition.TryParse(position.ToString(), out var read) && read == position);

    [Test]
    public void A_cursor_is_of_letters_that_any_address_can_hold() => Positions.Sample(position => position.ToString().All(c => char.IsAsciiDigit(c) || c is '.' or '-'));

    [Test]
    public void Any_text_is_a_cursor_or_none() => Gen.OneOf(Gen.String, Gen.String[Gen.Char["0123456789.-"], 0, 30]).Sample(text => !TimelinePosition.TryParse(text, out var read) || read.Id >= 0);

    [TestCase("")]
    [TestCase("1.4")]
    [TestCase("1.4.1.1")]
    [TestCase("1.9.1")]
    [TestCase("1.-1.1")]
    [TestCase("1.4.-1")]
    [TestCase(" 1.4.1")]
    [TestCase("1.Call.1")]
    [TestCase("9223372036854775808.4.1")]
    [TestCase("1.4.9223372036854775808")]
    public void Refuses_a_cursor_that_was_never_given(string text) => Assert.That(TimelinePosition.TryParse(text, out _), Is.False);

    [TestCase("51200000101", 51200000101)]
    [TestCase("9999999999999999999", 0)]
    public void An_item_stands_where_its_time_and_id_say(string id, long number)
    {
        var item = new TimelineItem(CrmObjectType.Note, new Note { Id = id }, DateTimeOffset.UnixEpoch.AddMilliseconds(7), Title: null);

        Assert.That(item.Position, Is.EqualTo(new TimelinePosition(7, CrmObjectType.Note, number)));
    }

    [Test]
    public void An_item_without_a_time_stands_last() =>
        Assert.That(new TimelineItem(CrmObjectType.Note, new Note { Id = "1" }, OccurredAt: null, Title: null).Position.Milliseconds, Is.EqualTo(long.MinValue));
}
