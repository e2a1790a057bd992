namespace AutodiffTeach.Networks.Names;

/// <summary>What reads a name letter by letter.</summary>
public enum NameCell
{
    /// <summary>A recurrent layer with tanh.</summary>
    Rnn,

    /// <summary>A long short-term memory.</summary>
    Lstm,

    /// <summary>A gated recurrent unit.</summary>
    Gru,
}
