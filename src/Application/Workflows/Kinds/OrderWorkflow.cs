using System.Globalization;
using System.Text;
using FluentValidation;
using HubSpotCrm.Application.Records;
using HubSpotCrm.Application.Workflows.Steps;
using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Deals;
using HubSpotCrm.Domain.Notes;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Domain.Workflows;

namespace HubSpotCrm.Application.Workflows.Kinds;

/// <summary>An order: the customer, the company, a won deal that is linked with both, and a note with the lines.</summary>
internal sealed class OrderWorkflow(
    IValidator<Order> rules, ContactSteps contacts, CompanySteps companies, DealSteps deals, MakeStep<Note, NoteFields> notes)
    : Workflow<Order>("order", rules)
{
    /// <summary>HubSpot takes some hundred characters more: for the end of it.</summary>
    private const int LongestNote = 65_000;

    private static readonly InputNames Company = new("company.", ("email", "customer.email"));
    private static readonly InputNames Note = new("", ("body", "lines"), ("occurredAt", "closedAt"));

    /// <summary>What an order calls the fields of its deal.</summary>
    public static InputNames Deal { get; } = new("", ("closeDate", "closedAt"));

    /// <summary>What an order calls the fields of its contact.</summary>
    public static InputNames Customer(Order order) => PersonNames.Of(order.Customer, "customer.").But("company", "company.name");

    protected override IEnumerable<RunStep> Plan(Order order, DateTimeOffset at)
    {
        yield return contacts.ByEmail(order.Customer, Customer(order));
        List<string> linked = [ContactSteps.Name];
        if (companies.Of(order.Company, order.Customer.Email, Company) is { } company)
        {
            yield return company;
            linked.Add(company.Name);
        }

        var deal = deals.Won(Fields(order, at), Deal, [.. linked]);
        yield return deal;
        if (order.Lines.Count > 0)
            yield return notes.Of(new NoteFields { Body = Optional<string>.Of(Lines(order)), OccurredAt = Optional<DateTimeOffset?>.Of(order.ClosedAt ?? at), OwnerId = order.OwnerId.AsGiven() }, Note, [.. linked, deal.Name]);
    }

    private static DealFields Fields(Order order, DateTimeOffset at) => new()
    {
        Name = Optional<string>.Of(string.IsNullOrWhiteSpace(order.Name) ? $"Order {order.ExternalId}".Trim() : order.Name.Trim()),
        Amount = order.Total.AsGiven(),
        Currency = order.Currency.AsGiven(),
        Pipeline = order.Pipeline.AsGiven(),
        Stage = order.Stage.AsGiven(),
        CloseDate = Optional<DateTimeOffset?>.Of(order.ClosedAt ?? at),
        OwnerId = order.OwnerId.AsGiven(),
        CustomProperties = order.CustomProperties,
    };

    private static string Lines(Order order)
    {
        var body = new StringBuilder("<p>").Append(Escaped.Html($"Order {order.ExternalId}".Trim())).Append("</p><ul>");
        foreach (var (index, line) in order.Lines.Index())
        {
            var price = line.Total is { } total ? $": {Text(total)}{(order.Currency is { } currency ? $" {currency}" : "")}" : "";
            var item = $"<li>{Escaped.Html($"{Text(line.Quantity)} × {line.Name}{(line.Sku is { } sku ? $" ({sku})" : "")}{price}")}</li>";
            if (body.Length + item.Length > LongestNote)
                return body.Append(CultureInfo.InvariantCulture, $"</ul><p>… and {order.Lines.Count - index} more lines</p>").ToString();
            body.Append(item);
        }

        return body.Append("</ul>").ToString();
    }

    private static string Text(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}

/// <summary>What an order must have.</summary>
internal sealed class OrderRules : AbstractValidator<Order>
{
    private const int MostLines = 500;
    private const int LongestText = 500;

    public OrderRules(IValidator<ContactFields> contact, IValidator<DealFields> deal)
    {
        RuleFor(order => order.ExternalId).NotEmpty().WithMessage("Is needed: of one order there is one deal.");
        RuleFor(order => order.ExternalId).IsExternalId();
        this.IsPersonWithEmail(contact, order => order.Customer, OrderWorkflow.Customer);
        RuleFor(order => order.Company!.Name).IsText().When(order => order.Company is not null);
        RuleFor(order => order.Amount).IsMoney();
        RuleFor(order => order).Must(order => order.Amount is not null || order.Lines.Any(line => (line.Amount ?? line.UnitPrice) is not null))
            .WithMessage("Is needed where no line has a price.").OverridePropertyName("amount");
        RuleFor(order => order.Lines).Must(lines => lines.Count <= MostLines).WithMessage($"At most {MostLines} lines.");
        RuleForEach(order => order.Lines).ChildRules(line =>
        {
            line.RuleFor(each => each.Name).Must(name => !string.IsNullOrWhiteSpace(name) && name.Length <= LongestText).WithMessage($"Must be 1 to {LongestText} characters.");
            line.RuleFor(each => each.Name).IsText();
            line.RuleFor(each => each.Sku).Must(sku => sku is null || sku.Length <= LongestText).WithMessage($"At most {LongestText} characters.");
            line.RuleFor(each => each.Sku).IsText();
            line.RuleFor(each => each.Quantity).Must(quantity => quantity is > 0 and <= InputRules.Most).WithMessage($"Must be more than 0 and at most {InputRules.Most}.");
            line.RuleFor(each => each.UnitPrice).IsMoney();
            line.RuleFor(each => each.Amount).IsMoney();
        });
        RuleFor(order => order).HasFields(deal, order => new DealFields
        {
            Name = order.Name.AsGiven(),
            Currency = order.Currency.AsGiven(),
            Pipeline = order.Pipeline.AsGiven(),
            Stage = order.Stage.AsGiven(),
            OwnerId = order.OwnerId.AsGiven(),
            CustomProperties = order.CustomProperties,
        }, _ => OrderWorkflow.Deal);
    }
}
