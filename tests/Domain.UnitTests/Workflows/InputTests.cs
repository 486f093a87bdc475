using HubSpotCrm.Domain.Workflows;

namespace Domain.UnitTests.Workflows;

public sealed class InputTests
{
    [TestCase("Mia", "Novak", "Mia Novak")]
    [TestCase("Mia", " ", "Mia")]
    [TestCase(null, "Novak", "Novak")]
    [TestCase(null, null, "mia@example.org")]
    public void A_person_has_a_title(string? first, string? last, string title) =>
        Assert.That(new Person { Email = "mia@example.org", FirstName = first, LastName = last }.Title, Is.EqualTo(title));

    [TestCase("Eva Maria Lind", "Eva Maria", "Lind")]
    [TestCase(" Lind ", "Lind", null)]
    [TestCase(null, null, null)]
    public void A_name_in_one_is_taken_apart(string? name, string? first, string? last)
    {
        var fields = new Person { Email = "eva@example.org", Name = name }.ToFields();

        Assert.That((fields.FirstName.Value, fields.LastName.Value), Is.EqualTo((first, last)));
    }

    [Test]
    public void A_name_in_one_is_passed_over_where_there_are_two() => Assert.That(new Person { Name = "Eva Lind", FirstName = "Mia" }.Title, Is.EqualTo("Mia"));

    [Test]
    public void What_a_person_does_not_give_stays_as_it_is()
    {
        var fields = new Person { Email = "mia@example.org", City = " " }.ToFields();

        Assert.That((fields.Email.IsSet, fields.City.IsSet, fields.Phone.IsSet), Is.EqualTo((true, false, false)));
    }

    [Test]
    public void An_order_is_worth_its_lines() =>
        Assert.That(new Order { Customer = new(), Lines = [new("Bike", 2, 649.50m), new("Helmet", UnitPrice: 59), new("Bag", Amount: 10.25m), new("Card")] }.Total, Is.EqualTo(1368.25m));

    [Test]
    public void An_order_is_worth_what_it_says() => Assert.That(new Order { Customer = new(), Amount = 7, Lines = [new("Bike", 2, 649.5m)] }.Total, Is.EqualTo(7));

    [Test]
    public void An_order_without_prices_is_worth_nothing_known() => Assert.That(new Order { Customer = new() }.Total, Is.Null);

    [Test]
    public void A_sum_has_no_zeros_at_its_end() => Assert.That($"{new Order { Customer = new(), Amount = 12.500m }.Total}", Is.EqualTo("12.5"));

    [Test]
    public void Nothing_of_anybody_is_shown()
    {
        var person = new Person { Email = "mia@example.org", FirstName = "Mia", Phone = "+34911222333" };

        Assert.That($"{person} {new Order { Customer = person, Name = "Mia" }} {new Lead { Contact = person, Message = "Mia" }} {new NewsletterSignup { Contact = person }}", Does.Not.Contain("Mia").IgnoreCase);
    }
}
