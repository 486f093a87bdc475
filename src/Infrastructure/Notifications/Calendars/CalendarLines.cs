using System.Text;

namespace HubSpotCrm.Infrastructure.Notifications.Calendars;

/// <summary>
/// Writes the lines of an iCalendar object (RFC 5545 §3.1): none longer than 75 octets, each ended by CRLF. Whatever could
/// become a line of its own is refused; texts are cleaned before they come here.
/// </summary>
internal sealed class CalendarLines
{
    private const int MostOctets = 75;
    private const string LineEnd = "\r\n";

    private readonly StringBuilder _text = new();
    private readonly Stack<string> _path = [];
    private readonly List<string> _outline = [];

    /// <summary>What is in it, as <see cref="CalendarCheck"/> finds it: components and properties with their parameters, by their paths.</summary>
    public IReadOnlyList<string> Outline => _outline;

    /// <summary>How a property appears in the outline.</summary>
    public static string Entry(string path, string name, IEnumerable<string> parameters) => $"{path}/{string.Join(';', parameters.Order(StringComparer.Ordinal).Prepend(name))}";

    /// <summary>How a component appears in the outline.</summary>
    public static string Entry(string path) => $"{path}/";

    public void Begin(string component)
    {
        Write($"BEGIN:{component}");
        _path.Push(_path.Count == 0 ? component : $"{_path.Peek()}/{component}");
        _outline.Add(Entry(_path.Peek()));
    }

    public void End()
    {
        var path = _path.Pop();
        Write($"END:{path[(path.LastIndexOf('/') + 1)..]}");
    }

    /// <param name="value">As the format has it: escaped where it is a text.</param>
    /// <param name="parameters">Their values as the format has them: quoted where they are texts.</param>
    public void Add(string name, string value, params ReadOnlySpan<(string Name, string Value)> parameters)
    {
        var line = new StringBuilder(name);
        var names = new List<string>();
        foreach (var parameter in parameters)
        {
            line.Append(';').Append(parameter.Name).Append('=').Append(parameter.Value);
            names.Add(parameter.Name);
        }

        _outline.Add(Entry(_path.Peek(), name, names));
        Write(line.Append(':').Append(value).ToString());
    }

    /// <summary>A text as a value (§3.3.11).</summary>
    public static string Text(string text) => text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace(";", @"\;", StringComparison.Ordinal).Replace(",", @"\,", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal);

    /// <summary>
    /// A text as a parameter's value: it cannot hold quotes (§3.2), and some readers take <c>^</c> (RFC 6868) or <c>\</c> (ical.js,
    /// which Thunderbird reads with) for the start of an escape.
    /// </summary>
    public static string Quoted(string text) => $"\"{text.Replace('"', '\'').Replace('^', 'ˆ').Replace('\\', '/')}\"";

    public override string ToString() => _text.ToString();

    // Never between the bytes of one character, as the format asks for.
    private void Write(string line)
    {
        if (line.Any(char.IsControl))
            throw new InvalidOperationException("A line of a calendar was to hold a control character.");
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MostOctets)
            {
                _text.Append(LineEnd).Append(' ');
                octets = 1;
            }

            _text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        _text.Append(LineEnd);
    }
}
