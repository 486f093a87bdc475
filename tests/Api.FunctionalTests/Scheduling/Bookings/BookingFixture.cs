using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using TestSupport.Clocks;
using TestSupport.Drivers;
using TestSupport.Hosting;

namespace Api.FunctionalTests.Scheduling.Bookings;

/// <summary>Bookings of people and at times that no other test has, in a service of the fixture's own that lives ten times as fast. Its mail server is away, so what it would send waits where tests see it.</summary>
public abstract class BookingFixture
{
    protected const string Path = "/api/v1/scheduling/bookings";
    protected const string Sam = "64492917";

    private TemporaryFolder _folder = null!;
    private CrmSystem _system = null!;
    private int _test;

    protected FastClock Clock { get; } = new(times: 10);

    protected SandboxDriver HubSpot => _system.HubSpot;

    protected ApiServer Api => _system.Api;

    protected CrmClient Reader => _system.Api.Reader;

    protected CrmClient Writer => _system.Api.Writer;

    /// <summary>A time that no other test of the fixture books.</summary>
    protected DateTimeOffset Start { get; private set; }

    protected string Email => $"ana{Text(_test)}@example.org";

    protected static object Away { get; } = new { kind = "status", status = 503 };

    private ApiSettings Settings => new()
    {
        Clock = Clock,
        PatienceSeconds = 60,
        AttemptTimeoutSeconds = 30,
        Database = _folder.Database,
        More = new Dictionary<string, string>(StringComparer.Ordinal) { ["Mail:Smtp"] = "smtp://127.0.0.1:1", ["Mail:From"] = "crm@mail.example.com" },
    };

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _folder = new();
        _system = await CrmSystem.StartAsync(Settings, Clock);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await _system.DisposeAsync();
        _folder.Dispose();
    }

    [SetUp]
    public async Task BeginAsync()
    {
        await HubSpot.HealAsync();
        var day = Clock.GetUtcNow().UtcDateTime.Date.AddDays(30 + _test++);
        Start = new(day.AddHours(9), TimeSpan.Zero);
    }

    protected object Own(DateTimeOffset? start = null, int minutes = 30, string owner = Sam, string? notify = null, string? email = null) => new
    {
        ownerId = owner,
        startAt = start ?? Start,
        durationMinutes = minutes,
        timezone = "Europe/Madrid",
        attendee = new { email = email ?? Email, firstName = "Ana", lastName = "Ruiz" },
        guests = new[] { "leo@example.org" },
        subject = "Demo",
        description = "The <booking> screens.",
        location = "https://meet.example.com/room-4",
        notify,
    };

    protected Task<Answer> BookAsync(object body, params (string, string)[] headers) => Writer.SendAsync(HttpMethod.Post, Path, body, headers);

    protected Task<Answer> MoveAsync(string id, DateTimeOffset start, int? minutes = null) => Writer.PostAsync($"{Path}/{id}/reschedule", new { startAt = start, durationMinutes = minutes });

    protected Task<Answer> CancelAsync(string id) => Writer.PostAsync($"{Path}/{id}/cancel", new { reason = "ill" });

    /// <summary>The booking when it is no longer on its way.</summary>
    protected Task<Answer> EndAsync(string id) => UntilAsync(id, booking => booking["status"] != "requested");

    protected Task<Answer> UntilAsync(string id, Func<Answer, bool> isSo) => UntilAsync(() => Reader.GetAsync($"{Path}/{id}"), isSo);

    protected static async Task<T> UntilAsync<T>(Func<Task<T>> read, Func<T, bool> isSo)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            var now = await read();
            if (isSo(now))
                return now;
            if (deadline.IsCancellationRequested)
                throw new InvalidOperationException($"It does not become so: {now}");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, CancellationToken.None);
        }
    }

    /// <summary>The meeting's record when it shows this outcome.</summary>
    protected Task<StoredRecord> RecordAsync(string? meeting, string outcome) => UntilAsync(() => HubSpot.RecordAsync("meetings", meeting!), record => record["hs_meeting_outcome"] == outcome);

    /// <summary>What is to be sent for a booking, in its order.</summary>
    protected async Task<IReadOnlyList<JsonNode>> MailsAsync(string id) =>
        [.. (await QueryAsync("SELECT payload FROM queue_messages WHERE queue = 'mails' AND lane = @id ORDER BY id", ("id", id))).Select(payload => JsonNode.Parse(payload)!)];

    /// <summary>The first column of what the service's database has.</summary>
    protected async Task<IReadOnlyList<string>> QueryAsync(string sql, params (string Name, string Value)[] values)
    {
        await using var database = new SqliteConnection($"{_folder.Database};Pooling=False");
        await database.OpenAsync();
        await using var command = database.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
            command.Parameters.AddWithValue(name, value);
        await using var rows = await command.ExecuteReaderAsync();
        var texts = new List<string>();
        while (await rows.ReadAsync())
            texts.Add(rows.GetString(0));
        return texts;
    }

    protected async Task<IReadOnlyList<string>> MethodsAsync(string id) => [.. (await MailsAsync(id)).Select(mail => mail["Method"]!.ToString())];

    protected static string Iso(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    protected static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
