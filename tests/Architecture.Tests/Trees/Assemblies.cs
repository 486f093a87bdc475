using System.Reflection;
using System.Runtime.CompilerServices;
using HubSpotCrm.Api.Hosting;
using HubSpotCrm.Application;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Infrastructure;

namespace Architecture.Tests.Trees;

/// <summary>The four assemblies of the service, and what was written by hand in them.</summary>
internal static class Assemblies
{
    public static Assembly Domain => typeof(ICrmRecord).Assembly;

    public static Assembly Application => typeof(ApplicationRegistration).Assembly;

    public static Assembly Infrastructure => typeof(InfrastructureRegistration).Assembly;

    public static Assembly Api => typeof(ApiHost).Assembly;

    public static IReadOnlyList<Assembly> All => [Domain, Application, Infrastructure, Api];

    public static IEnumerable<Type> Types(this Assembly assembly) => assembly.GetTypes().Where(type => !IsGenerated(type));

    public static bool IsRecord(this Type type) => type.GetMethod("<Clone>$") is not null || (type.IsValueType && type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance) is not null);

    public static IEnumerable<ConstructorInfo> Constructors(this Type type) =>
        type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly);

    /// <summary>The name as it was written, without what the compiler adds.</summary>
    public static string PlainName(this Type type) => type.Name.Split('`')[0];

    private static bool IsGenerated(Type type) => type.Name.Contains('<', StringComparison.Ordinal)
        || type.IsDefined(typeof(CompilerGeneratedAttribute)) || type.IsDefined(typeof(System.CodeDom.Compiler.GeneratedCodeAttribute))
        || type.Namespace?.StartsWith("HubSpotCrm", StringComparison.Ordinal) != true
        || (type.DeclaringType is { } outer && IsGenerated(outer));
}
