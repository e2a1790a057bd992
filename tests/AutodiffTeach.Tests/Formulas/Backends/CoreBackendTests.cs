using AutodiffTeach.Formulas.Backends;

namespace AutodiffTeach.Tests.Formulas.Backends;

public sealed class CoreBackendTests : SymbolicBackendConformance
{
    protected override ISymbolicBackend Backend { get; } = new CoreBackend();
}
