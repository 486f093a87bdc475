using System.Diagnostics;
using System.Globalization;
using Verify.Rig;

namespace Verify.Stores;

/// <summary>A small disk in memory, gone after the run.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private const string Ballast = "ballast";
    private const string Missing = "a small disk can only be mounted by root (Linux, tmpfs)";
    private static readonly TimeSpan TopUp = TimeSpan.FromMilliseconds(100);

    private readonly string _folder;
    private CancellationTokenSource? _full;
    private Task _filling = Task.CompletedTask;

    private SmallDisk(string folder) => _folder = folder;

    /// <exception cref="CannotRunException">It cannot be mounted here.</exception>
    public static async Task<SmallDisk> MountAsync(string folder, int megabytes)
    {
        Directory.CreateDirectory(folder);
        return OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && await RunAsync("mount", "-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={megabytes}m"), "tmpfs", folder)
            ? new(folder)
            : throw new CannotRunException(Missing);
    }

    public string File(string name) => Path.Combine(_folder, name);

    /// <summary>Until it is emptied: whatever becomes free is filled again.</summary>
    public async Task FillAsync()
    {
        _full = new();
        await FillOnceAsync();
        _filling = KeepFullAsync(_full.Token);
    }

    public async Task EmptyAsync()
    {
        if (_full is null)
            return;
        await _full.CancelAsync();
        await _filling;
        _full.Dispose();
        _full = null;
        System.IO.File.Delete(File(Ballast));
    }

    public async ValueTask DisposeAsync()
    {
        await EmptyAsync();
        await RunAsync("umount", _folder);
    }

    private async Task KeepFullAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await FillOnceAsync();
            await Wait.ShortlyAsync(TopUp);
        }
    }

    private async Task FillOnceAsync()
    {
        await using var ballast = new FileStream(File(Ballast), FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
        foreach (var size in (int[])[1_048_576, 4_096])
        {
            var block = new byte[size];
            try
            {
                while (true)
                    await ballast.WriteAsync(block);
            }
            catch (IOException)
            {
                // full, for blocks of this size
            }
        }
    }

    private static async Task<bool> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" >/dev/null 2>&1", "sh", program, .. arguments]))!;
        await process.WaitForExitAsync();
        return process.ExitCode == 0;
    }
}
