using HubSpotCrm.Application.Pipeline;
using HubSpotCrm.Application.Records;
using HubSpotCrm.Domain.Contacts;
using Microsoft.Extensions.Logging;

namespace Application.UnitTests.Pipeline;

public sealed class UseCaseLoggingTests
{
    private static readonly CreateRecordCommand<Contact, ContactFields> Message = new(new(new() { Email = HubSpotCrm.Domain.Records.Optional<string>.Of("ana@example.net") }, []));

    [Test]
    public async Task Names_the_use_case_and_nothing_of_the_message()
    {
        var lines = new List<string>();

        await RunAsync(lines, LogLevel.Debug, () => Task.FromResult(new Contact { Id = "1" }));

        Assert.That(lines, Has.One.Match("^CreateRecordCommand of Contact ran for [0-9.]+ ms$"));
    }

    [Test]
    public void Reports_a_use_case_that_failed()
    {
        var lines = new List<string>();

        Assert.That(() => RunAsync(lines, LogLevel.Debug, () => throw new InvalidOperationException()), Throws.InvalidOperationException);
        Assert.That(lines, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Is_silent_above_debug()
    {
        var lines = new List<string>();

        await RunAsync(lines, LogLevel.Information, () => Task.FromResult(new Contact { Id = "1" }));

        Assert.That(lines, Is.Empty);
    }

    private static async Task<Contact> RunAsync(List<string> lines, LogLevel level, Func<Task<Contact>> handler)
    {
        using var factory = LoggerFactory.Create(logging => logging.SetMinimumLevel(level).AddProvider(new Lines(lines)));
        var behavior = new UseCaseLoggingBehavior<CreateRecordCommand<Contact, ContactFields>, Contact>(factory.CreateLogger<UseCaseLoggingBehavior<CreateRecordCommand<Contact, ContactFields>, Contact>>(), TimeProvider.System);
        return await behavior.Handle(Message, CancellationToken.None, () => handler());
    }

    private sealed class Lines(List<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Add(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
