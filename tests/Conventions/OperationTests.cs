using AutodiffTeach.Operations;

namespace Conventions;

public sealed class OperationTests
{
    public static TheoryData<string> Names => [.. OperationTable.All.Select(operation => operation.GetType().Name)];

    [Fact]
    public void Every_public_operation_is_in_the_table()
    {
        // An abstract function has no file of its own: there is one object for each name and order.
        IEnumerable<Type> operations = typeof(Operation).Assembly.GetExportedTypes()
            .Where(type => type.IsSubclassOf(typeof(Operation)) && !type.IsAbstract && type != typeof(AbstractFunction));
        Breaches.None(operations.Except(OperationTable.All.Select(operation => operation.GetType())).Select(type => $"{type.Name} is not in OperationTable"));
    }

    [Fact]
    public void Every_operation_has_a_file_of_its_own()
    {
        Assert.All(OperationTable.All, operation =>
            Assert.True(Repository.Has($"src/AutodiffTeach/Operations/{operation.GetType().Name}.cs"), operation.GetType().Name));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_operation_states_its_law_its_notation_and_where_to_test_it(string name)
    {
        Operation operation = OperationTable.All.Single(operation => operation.GetType().Name == name);
        Assert.NotEmpty(operation.Law);
        Assert.NotEmpty(operation.NodeName);
        Assert.NotEmpty(operation.LatexName);
        int points = operation switch
        {
            UnaryOperation unary => unary.SamplePoints.Count,
            BinaryOperation binary => binary.SamplePoints.Count,
            _ => 0,
        };
        Assert.True(points >= 3, $"{name} has {points} sample points; at least 3 were expected.");
    }
}
