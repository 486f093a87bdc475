using System.IO.Compression;

namespace HubSpotCrm.Infrastructure.Persistence.Idempotency;

/// <summary>An answer's body in the database: compressed when that is worth it.</summary>
internal static class KeptBody
{
    private const int WorthIt = 1024;
    private const string Compressed = "br";

    public static (string? Encoding, byte[] Bytes) Pack(ReadOnlyMemory<byte> body)
    {
        if (body.Length < WorthIt)
            return (null, body.ToArray());
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            brotli.Write(body.Span);
        return (Compressed, packed.ToArray());
    }

    public static byte[] Unpack(string? encoding, byte[] bytes)
    {
        if (encoding != Compressed)
            return bytes;
        using var brotli = new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var body = new MemoryStream();
        brotli.CopyTo(body);
        return body.ToArray();
    }
}
