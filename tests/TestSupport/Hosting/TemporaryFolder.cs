namespace TestSupport.Hosting;

/// <summary>A folder of one test's own, gone with all that is in it when the test is over.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("hubspotcrm-tests-").FullName;

    /// <summary>A database in it, as the setting takes it.</summary>
    public string Database => $"Data Source={File("crm.db")}";

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
