namespace Conventions.PublicApi;

public sealed class PublicApiTests
{
    public static TheoryData<string> Projects => ShippedProject.Names;

    [Theory]
    [MemberData(nameof(Projects))]
    public void The_public_API_is_the_reviewed_one(string name) =>
        Golden.Verify($"tests/Conventions/PublicApi/{name}.txt", ApiText.Describe(ShippedProject.Named(name).Assembly));
}
