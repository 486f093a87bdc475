namespace HubSpotCrm.Domain.Workflows;

/// <summary>An order of a customer.</summary>
public sealed record Order : IWorkflowInput
{
    public string? ExternalId { get; init; }

    public required Person Customer { get; init; }

    public NamedCompany? Company { get; init; }

    /// <summary>The deal's name; <c>Order</c> and the external id when not given.</summary>
    public string? Name { get; init; }

    public IReadOnlyList<OrderLine> Lines { get; init; } = [];

    /// <summary>The sum; that of the lines when not given.</summary>
    public decimal? Amount { get; init; }

    /// <summary>ISO 4217; the account's own when not given.</summary>
    public string? Currency { get; init; }

    /// <summary>When the order was made; now when not given.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Id or label.</summary>
    public string? Pipeline { get; init; }

    /// <summary>Id or label; closed won when not given.</summary>
    public string? Stage { get; init; }

    public string? OwnerId { get; init; }

    /// <summary>Of the deal, by HubSpot property name.</summary>
    public IReadOnlyDictionary<string, string?> CustomProperties { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    public decimal? Total => (Amount ?? (Lines.Count == 0 ? null : Lines.Sum(line => line.Total ?? 0))) / WithoutZeros;

    private const decimal WithoutZeros = 1.0000000000000000000000000000m;    // dividing by it takes off the zeros at the end

    public override string ToString() => "an order";
}

/// <summary>One thing that was ordered.</summary>
/// <param name="Amount">The sum of the line; quantity times unit price when not given.</param>
public sealed record OrderLine(string Name, decimal Quantity = 1, decimal? UnitPrice = null, decimal? Amount = null, string? Sku = null)
{
    public decimal? Total => Amount ?? (Quantity * UnitPrice);

    public override string ToString() => "a line";
}
