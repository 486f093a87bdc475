using System.Globalization;
using TestSupport.Drivers;
using TestSupport.Mail;
using Verify.Rig;

namespace Verify.Scheduling;

/// <summary>Books, moves and calls off meetings as an app does, with owners of the sandbox.</summary>
internal sealed class Booker(ApiProcess api)
{
    private const string Path = "api/v1/scheduling/bookings";
    public const string Owner = "64492917";
    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(5);

    /// <summary>What a service is set up with to send through the sink.</summary>
    public static IReadOnlyDictionary<string, string> Settings(SmtpSink sink) => new Dictionary<string, string>(MailSettings(sink), StringComparer.Ordinal) { ["HubSpot__Quota__SearchPerSecond"] = "1000000" };

    /// <summary>The same under HubSpot's limits.</summary>
    public static IReadOnlyDictionary<string, string> MailSettings(SmtpSink sink) => new Dictionary<string, string>(StringComparer.Ordinal) { ["SMTP_URL"] = sink.Url, ["MAIL_FROM"] = "Example CRM <crm@example.com>" };

    /// <returns>The id of the booking.</returns>
    /// <exception cref="InvalidOperationException">It was refused.</exception>
    public async Task<string> BookAsync(Lifecycle life) => (await TryBookAsync(new Dictionary<string, object?>(life.Body, StringComparer.Ordinal) { ["ownerId"] = Owner })).Succeeded().Id;

    /// <param name="body">With the owner or the link.</param>
    public Task<Answer> TryBookAsync(IReadOnlyDictionary<string, object?> body) => api.Writer.PostAsync(Path, new Dictionary<string, object?>(body, StringComparer.Ordinal) { ["notify"] = "email" });

    public async Task<Answer> GetAsync(string id) => (await api.Writer.GetAsync($"{Path}/{id}")).Succeeded();

    public async Task MoveAsync(string id, DateTimeOffset startAt) => (await api.Writer.PostAsync($"{Path}/{id}/reschedule", new { startAt = startAt.ToString("O", CultureInfo.InvariantCulture) })).Succeeded();

    public async Task CancelAsync(string id) => (await api.Writer.PostAsync($"{Path}/{id}/cancel", new { reason = "It is not needed any more." })).Succeeded();

    /// <summary>All that can happen to a booking.</summary>
    /// <returns>Its id.</returns>
    public async Task<string> LiveAsync(Lifecycle life)
    {
        var id = await BookAsync(life);
        await MoveAsync(id, life.Second);
        await CancelAsync(id);
        return id;
    }

    /// <summary>What became of a booking that HubSpot did not have at once.</summary>
    public async Task<string?> StatusAsync(string id)
    {
        string? status = null;
        await Wait.ForAsync($"booking {id} to be settled", Settled, api.Process, async () => (status = (await api.Writer.GetAsync($"{Path}/{id}"))["status"]) is not (null or "requested"));
        return status;
    }
}
