namespace HubSpotCrm.Domain.Records;

/// <summary>
/// A value of a partial update: absent (leave), null (clear) or a value (set). There is no conversion from
/// <typeparamref name="T"/>, so that an absent value can never become "clear" unnoticed. Value types are written
/// <c>Optional&lt;decimal?&gt;</c>, so that null stays possible.
/// </summary>
public readonly record struct Optional<T>
{
    private Optional(T? value)
    {
        Value = value;
        IsSet = true;
    }

    /// <summary>False when the member was absent.</summary>
    public bool IsSet { get; }

    /// <summary>The value to set; null clears. Meaningless while <see cref="IsSet"/> is false.</summary>
    public T? Value { get; }

    public static Optional<T> Absent => default;

    public static Optional<T> Of(T? value) => new(value);

    public override string ToString() => IsSet ? "set" : "absent";
}
