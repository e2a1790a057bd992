namespace AutodiffTeach.Xunit;

/// <summary>Marks an exception as a failed assertion; xunit v3 looks for an interface of this name in any namespace.</summary>
internal interface IAssertionException;
