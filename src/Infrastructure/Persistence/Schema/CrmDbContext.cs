using System.Text;
using Microsoft.EntityFrameworkCore;

namespace HubSpotCrm.Infrastructure.Persistence.Schema;

/// <summary>
/// The tables, described once for both engines. Only the tool that writes migrations builds it: the running service applies
/// their SQL and speaks to the tables through <see cref="ICrmDatabase"/> (docs/adr/0010).
/// </summary>
internal abstract class CrmDbContext(DbContextOptions options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfiguration(new RecordKeyConfiguration());
        modelBuilder.ApplyConfiguration(new RecordAliasConfiguration());
        modelBuilder.ApplyConfiguration(new IdempotencyKeyConfiguration());
        modelBuilder.ApplyConfiguration(new QuotaConfiguration());
        modelBuilder.ApplyConfiguration(new StoreProbeConfiguration());
        modelBuilder.ApplyConfiguration(new InboxDeliveryConfiguration());
        modelBuilder.ApplyConfiguration(new EventConfiguration());
        modelBuilder.ApplyConfiguration(new CounterConfiguration());
        modelBuilder.ApplyConfiguration(new RejectedDeliveryConfiguration());
        modelBuilder.ApplyConfiguration(new QueueMessageConfiguration());
        modelBuilder.ApplyConfiguration(new QueueLaneConfiguration());
        modelBuilder.ApplyConfiguration(new EventSubscriptionConfiguration());
        modelBuilder.ApplyConfiguration(new OperationConfiguration());
        modelBuilder.ApplyConfiguration(new DataProtectionKeyConfiguration());
        modelBuilder.ApplyConfiguration(new BookingConfiguration());
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(type => type.GetProperties()))
            property.SetColumnName(SnakeCase(property.Name));
    }

    private static string SnakeCase(string name)
    {
        var words = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsAsciiLetterUpper(letter) && words.Length > 0)
                words.Append('_');
            words.Append(char.ToLowerInvariant(letter));
        }

        return words.ToString();
    }
}
