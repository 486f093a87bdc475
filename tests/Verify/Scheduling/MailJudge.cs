using System.Collections;
using System.Text;
using System.Text.Json;
using TestSupport.Mail;
using Verify.Rig;

namespace Verify.Scheduling;

/// <summary>What a mail was to say; null where it does not matter.</summary>
/// <param name="Location">Its letters and digits.</param>
internal sealed record ExpectedMail(IReadOnlyList<string> Attendees, string? Summary, string? Location, string? Description, string? Name)
{
    public string? Uid { get; init; }

    public int? Sequence { get; init; }

    public string? Method { get; init; }

    /// <summary>The zone in which it has to begin at <see cref="Start"/> and end at <see cref="End"/>.</summary>
    public string? Zone { get; init; }

    public DateTimeOffset Start { get; init; }

    public DateTimeOffset End { get; init; }

    /// <summary>The place as it was asked for: a URL may come from nothing else.</summary>
    public string? Place { get; init; }

    /// <summary>Whoever may organize it, and be answered.</summary>
    public IReadOnlyList<string>? Organizers { get; init; }

    /// <summary>Its letters and digits.</summary>
    public string? OrganizerName { get; init; }
}

/// <summary>What a mail says, as programs read it that share nothing with the service: a mail reader of the judge's own, and ical.js.</summary>
/// <param name="Problems">Rules that it breaks.</param>
internal sealed record JudgedMail(int Number, IReadOnlyList<string> Problems, string? MessageId, string? Method, string? Uid, int Sequence, DateTimeOffset? Stamp, DateTimeOffset? Start, DateTimeOffset? End, string? Organizer, IReadOnlyList<string>? Attendees)
{
    /// <summary>The booking that the UID names.</summary>
    public string Booking => Uid?.Split('@')[0] ?? "";

    public override string ToString() => $"{Uid} {Sequence} {Method}: {string.Join(", ", Problems)}";
}

/// <summary>The scripts in <c>Judge</c>, in the folder of the run.</summary>
internal sealed class MailJudge
{
    private const string Folder = "judge";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private static readonly TimeSpan Installing = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Reading = TimeSpan.FromMinutes(10);

    private readonly string _folder;
    private readonly string _log;

    private MailJudge(CheckRun run)
    {
        _folder = Directory.CreateDirectory(Path.Combine(run.Folder, Folder)).FullName;
        _log = Path.Combine(run.Folder, $"{Folder}.log");
    }

    /// <exception cref="CannotRunException">Node.js is not installed, or npm cannot fetch ical.js.</exception>
    public static async Task<MailJudge> PrepareAsync(CheckRun run)
    {
        var judge = new MailJudge(run);
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Scheduling", "Judge")))
            File.Copy(file, Path.Combine(judge._folder, Path.GetFileName(file)));
        if (await judge.EndAsync(Installing, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--fetch-retries=1") != 0)
            throw new CannotRunException($"npm cannot fetch ical.js, or is not installed:\n{await File.ReadAllTextAsync(judge._log)}");
        return judge;
    }

    /// <summary>In their order.</summary>
    public async Task<IReadOnlyList<JudgedMail>> JudgeAsync(IReadOnlyList<(SunkMail Mail, ExpectedMail? Expected)> mails)
    {
        var (input, output) = (Path.Combine(_folder, "mails.jsonl"), Path.Combine(_folder, "judged.jsonl"));
        await File.WriteAllLinesAsync(input, mails.Select((mail, number) =>
            JsonSerializer.Serialize(new { number, mail.Mail.Recipients, raw = Convert.ToBase64String(Encoding.Latin1.GetBytes(mail.Mail.Raw)), mail.Expected }, Json)));
        if (await EndAsync(Reading, "node", "judge.mjs", input, output) is not 0 and var code)
            throw new InvalidOperationException($"The judge ended with {code}: {await File.ReadAllTextAsync(_log)}");
        return [.. (await File.ReadAllLinesAsync(output)).Select(line => JsonSerializer.Deserialize<JudgedMail>(line, Json)!)];
    }

    private async Task<int?> EndAsync(TimeSpan within, params string[] command)
    {
        await using var process = OwnProcess.Start(_log, _folder, NpmSettings(), command);
        return await process.ExitAsync(within);
    }

    // Where npm fetches from is set up by the machine, in the environment too.
    private static Dictionary<string, string> NpmSettings() => Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
        .Where(variable => $"{variable.Key}".StartsWith("npm_config_", StringComparison.OrdinalIgnoreCase)).ToDictionary(variable => $"{variable.Key}", variable => $"{variable.Value}", StringComparer.Ordinal);
}
