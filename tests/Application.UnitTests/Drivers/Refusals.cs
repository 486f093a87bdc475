using FluentValidation;
using HubSpotCrm.Application.Errors;

namespace Application.UnitTests.Drivers;

/// <summary>What a use case refuses with.</summary>
internal static class Refusals
{
    /// <summary>The fields that a message is refused for; none when it is not refused.</summary>
    public static async Task<IReadOnlyList<string>> FieldsAsync(Func<Task> send)
    {
        try
        {
            await send();
            return [];
        }
        catch (ValidationException refusal)
        {
            return [.. refusal.Errors.Select(error => error.PropertyName).Distinct(StringComparer.Ordinal)];
        }
    }

    public static Task NotFoundAsync(Func<Task> send)
    {
        Assert.That(async () => await send(), Throws.TypeOf<CrmRecordNotFoundException>());
        return Task.CompletedTask;
    }
}
