using System.Diagnostics;
using Verify.Rig;

namespace Verify.Stores;

/// <summary>A folder whose files the process cannot bring to the disk for a while: <c>fsync</c> says EIO, as of a disk that breaks.</summary>
internal sealed class FailingDisk
{
    private const string Missing = "the failing disk needs a C compiler (cc) and Linux";

    private readonly string _folder;
    private readonly string _flag;
    private readonly string _library;

    private FailingDisk(string folder, string library)
    {
        _folder = folder;
        _flag = $"{folder}.fails";
        _library = library;
    }

    /// <summary>For the process that is to have this disk.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["LD_PRELOAD"] = _library,
        ["FSYNC_FOLDER"] = _folder,
        ["FSYNC_FAILS"] = _flag,
    };

    /// <exception cref="CannotRunException">It cannot be made here.</exception>
    public static async Task<FailingDisk> CreateAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        var library = $"{folder}.so";
        return OperatingSystem.IsLinux() && await CompileAsync(library) ? new(folder, library) : throw new CannotRunException(Missing);
    }

    public string File(string name) => Path.Combine(_folder, name);

    public Task BreakAsync() => System.IO.File.WriteAllTextAsync(_flag, "");

    public Task MendAsync()
    {
        System.IO.File.Delete(_flag);
        return Task.CompletedTask;
    }

    private static async Task<bool> CompileAsync(string library)
    {
        var source = Path.Combine(AppContext.BaseDirectory, "Stores", "failing_fsync.c");
        using var compiler = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "exec cc -shared -fPIC -o \"$2\" \"$1\" -ldl >\"$2.log\" 2>&1", "sh", source, library]))!;
        await compiler.WaitForExitAsync();
        return compiler.ExitCode == 0;
    }
}
