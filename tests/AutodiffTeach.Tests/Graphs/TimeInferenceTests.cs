using AutodiffTeach.Graphs;

namespace AutodiffTeach.Tests.Graphs;

/// <summary>Every variable belongs to the step at which it stands in a picture of the recurrence, or to none.</summary>
public sealed class TimeInferenceTests
{
    [Theory]
    [InlineData("param w\ninput u[1..3]\nstate h[0] = 0\nh[t] = w*(u[t] + h[t-1]) for t in 1..3\ny = h[3]", "w:- u_1:1 u_2:2 u_3:3 h_0:0 h_1:1 h_2:2 h_3:3 y:-")]
    [InlineData("param w\ninput u[1..3]\nstate h_0 = 0\np = u_1 + h_0\nq = w*p\nr = u_2 + q\ns = w*r\nt = u_3 + s\ny = w*t", "u_1:1 u_2:2 u_3:3 p:1 q:1 r:2 s:2 t:3 y:-")]
    [InlineData("param a\nparam b\ninput x\nz = a*x + b\nh = tanh(z)\ny = square(h)", "a:- x:- z:- h:- y:-")]
    [InlineData("param W_1 = [[1, 2]]\nparam W_2 = [1]\ninput x = [1, 2]\ninput y\na_1 = tanh(W_1 @ x)\na_2 = dot(W_2, a_1)\nL = (a_2 - y)^2", "x:- a_1:- a_2:- L:-")]
    [InlineData("param w\ninput x[1..2]\na_1 = w*x_1\na_2 = w*x_2\ny = a_1*a_2", "x_1:- a_1:- a_2:- y:-")]
    [InlineData("param w\ninput x[1..4]\nstate h[0]\nh[t] = tanh(w*x[t] + h[t-1]) for t in 1..3\no[t] = w*h[t] for t in 1..3\nL = sum(t in 1..3: (x[t+1] - o[t])^2)", "x_1:1 x_3:3 x_4:- h_2:2 o_1:1 o_3:3 L:-")]
    [InlineData("param w\ninput x[1..3]\nstate h[0, 1..3] = 1, 2, 3\nstate h[1..2][0]\nh[l][t] = w*h[l-1][t] + h[l][t-1] for l in 1..2, t in 1..3\ny = h[2][3]", "h_{0,2}:2 h_{1,1}:1 h_{2,3}:3 h_{1,0}:0 y:-")]
    [InlineData("param w\nstate s[0] = 1\ns[k] = w*s[k-1] for k in 1..2\nd[k] = s[k] - s[k-1] for k in 1..2\nL = d[1]*d[2]", "s_0:0 s_1:1 d_1:1 d_2:2 L:-")]
    [InlineData("param w\nstate h[3] = 1\nh[t] = w*h[t+1] for t in 0..2\ny = h[0]", "h_3:3 h_0:0 h_2:2 y:-")]
    [InlineData("param w\nstate x[1] = 1\nx[t+1] = w*x[t] for t in 1..3\ny = x[4]", "x_1:1 x_2:2 x_4:4 y:-")]
    [InlineData("param w\ninput x\nstate h[0]\nstate c[0]\nf = sigmoid(w*x + h[0])\nc[1] = f*c[0]\nh[1] = tanh(c[1])*f", "f:- h_1:-")]
    [InlineData("param w\nparam v\ninput x[1..2]\nstate h_0 = 0\nh_1 = tanh(w*h_0 + v*x_1)\nh_2 = tanh(w*h_1 + v*x_2)\nh_3 = tanh(w*h_2)", "h_0:0 h_1:1 h_2:2 h_3:3")]
    public void Times_follow_the_recurrence(string text, string expected)
    {
        ComputationGraph graph = Model.Parse(text).Graph;
        string[] names = [.. expected.Split(' ').Select(item => item[..item.LastIndexOf(':')])];
        Assert.Equal(expected, string.Join(' ', names.Select(name => $"{name}:{graph.Find(name)!.Time?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "-"}")));
    }

    [Fact]
    public void Operations_belong_to_the_step_of_their_statement()
    {
        GraphView view = Model.Parse("param w\ninput u[1..2]\nstate h[0] = 0\nh[t] = w*(u[t] + h[t-1]) for t in 1..2\ny = 2*h[2]").Graph.View(Granularity.Operations);
        Assert.Equal(2, view.Find("h_2.add")!.Time);
        Assert.Null(view.Find("w")!.Time);
    }
}
