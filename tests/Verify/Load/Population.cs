using System.Globalization;
using Verify.Rig;

namespace Verify.Load;

/// <summary>The contacts that a load works on, made past the service. Each belongs to one caller, so every caller knows what its own hold.</summary>
internal sealed class Population(IReadOnlyList<string> ids, int callers)
{
    private readonly string?[] _titles = new string?[ids.Count];

    public int PerCaller => ids.Count / callers;

    public static string Email(int contact) => string.Create(CultureInfo.InvariantCulture, $"load-{contact}@example.com");

    public static async Task<Population> MakeAsync(HubSpotProcess hubSpot, int contacts, int callers)
    {
        var perCaller = Math.Max(1, (contacts + callers - 1) / callers);
        var records = Enumerable.Range(0, perCaller * callers).Select(contact => (object)new { email = Email(contact), firstname = "Load" });
        return new(await hubSpot.Driver.CreateManyAsync("contacts", records), callers);
    }

    /// <summary>The n-th contact of a caller, round and round.</summary>
    public int Of(int caller, int n) => caller + (callers * (n % PerCaller));

    public string Id(int contact) => ids[contact];

    /// <summary>The job title that was last written and answered; null when unknown or never written.</summary>
    public string? Title(int contact) => _titles[contact];

    public void Write(int contact, string? title) => _titles[contact] = title;
}
