using System.Globalization;
using System.Text;
using TestSupport.Drivers;

namespace TestSupport.Forgeries;

/// <summary>A request to the webhook receiver, byte for byte, as no proper HTTP client would send it.</summary>
/// <param name="Kind">What is odd about it.</param>
public sealed record WireRequest(string Kind, byte[] Body)
{
    public string Method { get; init; } = "POST";

    public string Target { get; init; } = "/webhooks/hubspot";

    public string Host { get; init; } = "crm.example.net";

    /// <summary>In this order; one may be there twice.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>This one under another kind, with further headers.</summary>
    public WireRequest With(string kind, params (string Name, string Value)[] more) => this with { Kind = kind, Headers = [.. Headers, .. more] };

    public WireRequest Without(string header) => this with { Headers = [.. Headers.Where(each => !each.Name.Equals(header, StringComparison.OrdinalIgnoreCase))] };

    /// <summary>The same with another value of a header that it has.</summary>
    public WireRequest Set(string kind, string header, string value) =>
        this with { Kind = kind, Headers = [.. Headers.Select(each => each.Name == header ? (each.Name, value) : each)] };

    public string? Value(string header) => Headers.Where(each => each.Name == header).Select(each => each.Value).FirstOrDefault();

    /// <summary>The status of the answer, or 0 when there was none.</summary>
    public async Task<int> SendAsync(RawClient client)
    {
        try
        {
            return (await client.SendAsync(ToText())).First.Status;
        }
        catch (IOException)
        {
            return 0;    // refused before it was read to its end
        }
    }

    private string ToText()
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{Method} {Target} HTTP/1.1\r\nHost: {Host}\r\nConnection: close\r\nContent-Type: application/json\r\n");
        foreach (var (name, value) in Headers)
            text.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        return text.Append(CultureInfo.InvariantCulture, $"Content-Length: {Body.Length}\r\n\r\n").Append(Encoding.Latin1.GetString(Body)).ToString();
    }
}
