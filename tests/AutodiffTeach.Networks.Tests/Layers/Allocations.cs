namespace AutodiffTeach.Networks.Tests.Layers;

/// <summary>What a pass allocates on its thread.</summary>
internal static class Allocations
{
    /// <summary>The bytes of ten runs after the buffers are there and the code is compiled.</summary>
    public static long Of(Action pass)
    {
        for (int run = 0; run < 50; run++)
            pass();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int run = 0; run < 10; run++)
            pass();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
