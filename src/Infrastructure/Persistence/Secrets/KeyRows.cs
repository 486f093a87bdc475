using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace HubSpotCrm.Infrastructure.Persistence.Secrets;

/// <summary>
/// The key ring in the database. A key's number is one more than the last that its maker has seen: of two instances that
/// make one at the same time the second is refused, and finds the other's.
/// </summary>
internal sealed class KeyRows(ICrmDatabase database) : IXmlRepository
{
    private const string ListSql = "SELECT id, xml FROM data_protection_keys ORDER BY id";
    private const string AddSql = "INSERT INTO data_protection_keys (id, name, xml) VALUES (@id, @name, @xml) ON CONFLICT (id) DO NOTHING";

    private long _last;

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        var rows = Wait(() => database.ReadAsync(session => session.ListAsync(ListSql, row => (Id: row.GetInt64(0), Xml: row.GetString(1))), CancellationToken.None));
        _last = rows.Count == 0 ? 0 : rows[^1].Id;
        return [.. rows.Select(row => XElement.Parse(row.Xml))];
    }

    /// <exception cref="KeyRingMovedException">Another instance has added a key since the ring was read.</exception>
    public void StoreElement(XElement element, string friendlyName)
    {
        var values = ((string, object?)[])[("id", _last + 1), ("name", friendlyName), ("xml", element.ToString(SaveOptions.DisableFormatting))];
        if (Wait(() => database.ExecuteAsync(AddSql, CancellationToken.None, values)) == 0)
            throw new KeyRingMovedException();
    }

    // Data Protection asks without waiting in the modern way; it does so once a day.
    private static T Wait<T>(Func<Task<T>> work) => Task.Run(work).GetAwaiter().GetResult();
}

internal sealed class KeyRingMovedException() : Exception("Another instance has added a key to the ring.");
