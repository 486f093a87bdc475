using HubSpotSandbox.Errors;
using HubSpotSandbox.Hosting;

namespace HubSpotSandbox.Associations;

/// <summary>A checked association of a record that is not stored yet.</summary>
internal sealed record PlannedLink(RecordKey To, IReadOnlyList<AssociationType> Types);

/// <summary>Checks what a caller wants associated (FACTS §6.2). Called with the portal's lock held.</summary>
internal sealed class AssociationCheck(ApiCall call)
{
    /// <summary>The `associations` of a create: the types tell what the ids are of.</summary>
    public IReadOnlyList<PlannedLink> OfCreate(IReadOnlyList<AssociationInput> inputs)
    {
        var wanted = inputs.Select(input => (input.ToId, Types: Known(input.Types))).ToList();
        if (wanted.SelectMany(input => input.Types).FirstOrDefault(type => type.From != call.Type) is { } wrong)
        {
            throw new RefusedException(AssociationErrors.WrongFrom(wrong, call.Type));
        }

        foreach (var type in wanted.SelectMany(input => input.Types).Select(type => type.To).Distinct())
        {
            call.App.Demand(Right.WriteRecords, type);
        }

        var targets = wanted.SelectMany(input => input.Types.GroupBy(type => type.To), (input, types) => (types.Key, input.ToId, Types: types.ToList())).ToList();
        var unknown = targets.Where(target => call.Records.FindLive(target.Key, target.ToId) is null).Select(target => (target.Key, target.ToId)).ToList();
        return unknown.Count == 0
            ? [.. targets.Select(target => new PlannedLink(call.Records.FindLive(target.Key, target.ToId)!.Key, target.Types))]
            : throw new RefusedException(AssociationErrors.UnknownRecords(unknown));
    }

    /// <summary>The types of a request between two named object types.</summary>
    public IReadOnlyList<AssociationType> Types(IReadOnlyList<AssociationSpec> specs)
    {
        var types = Known(specs);
        foreach (var type in types)
        {
            if (type.From != call.Type || type.To != call.ToType)
            {
                throw new RefusedException(type.From == call.Type ? AssociationErrors.WrongTo(type, call.ToType) : AssociationErrors.WrongFrom(type, call.Type));
            }
        }

        return types;
    }

    public AssociationType Default() => call.Records.AssociationTypes.Default(call.Type, call.ToType)
        ?? throw new RefusedException(AssociationErrors.NoDefault(call.Type, call.ToType));

    /// <summary>The two live records of a pair, under their current ids.</summary>
    public (RecordKey From, RecordKey To) Pair(string fromId, string toId)
    {
        var (from, to) = (call.Records.FindLive(call.Type, fromId), call.Records.FindLive(call.ToType, toId));
        if (from is null || to is null)
        {
            var unknown = new[] { (call.Type, fromId, from), (call.ToType, toId, to) }.Where(side => side.Item3 is null).Select(side => (side.Item1, side.Item2));
            throw new RefusedException(AssociationErrors.UnknownRecords([.. unknown]));
        }

        return from.Key == to.Key ? throw new RefusedException(AssociationErrors.WithItself(from.IdText)) : (from.Key, to.Key);
    }

    private List<AssociationType> Known(IReadOnlyList<AssociationSpec> specs)
    {
        List<AssociationType> types = [];
        List<AssociationSpec> unknown = [];
        foreach (var spec in specs)
        {
            if (call.Records.AssociationTypes.TryFind(spec.Category, spec.TypeId, out var type))
            {
                types.Add(type);
            }
            else
            {
                unknown.Add(spec);
            }
        }

        return unknown.Count == 0 ? types : throw new RefusedException(AssociationErrors.UnknownTypes(unknown));
    }
}
