namespace AutodiffTeach.Drawing.Tests.Samples;

/// <summary>Labels of every kind that the tests set and look at.</summary>
internal static class Labels
{
    /// <summary>What formulas of the course are made of.</summary>
    public static readonly string[] Formulas =
    [
        "h_1", "h_{t-1}", "W_{h_1}^{(2)}", "a_{1,2}", "w_hh", "x_t^{(i)}", "U^f", "w^2", "h_{t-1}^2", "f_1", "V_1^T", "T^2", "Y_f", "j_1", "y^{−1}",
        "alpha", "beta_1", "Sigma_xi", "Gamma^2_k", "sigma_t", "phi_j^2", "delta_{t+1}", "omega", "Omega_0", "epsilon",
        "y_hat", "y_hat_t", "h_hat_1", "x_bar", "C_tilde_t", "C_tilde_2", "xy_bar", "abc_hat", "xyz_tilde", "x_dot", "q_ddot", "v_vec", "AB_vec", "b_hat", "l_hat", "f_bar", "W_bar", "i_dot", "alpha_hat", "W_tilde^{(2)}_1",
        "σ'(z)", "σ'(z_1)", "f'(x)", "f''(x)^2", "h'_1", "tanh'(z_t)", "relu'(z_2)", "x'",
        "∂h_2/∂h_1", "∂⁺h_2/∂h_1", "∂L/∂W_{hh}", "dL/dW_1", "d^2y/dw^2", "dy/dw", "∂^2L/∂w^2", "∂²L/∂w∂u", "d/dw", "∂L/∂o_3 · ∂o_3/∂h_3", "∂⁺C_tilde_t/∂⁺h_{t-1}", "∂L/∂y_hat_t",
        "(∂h_2/∂h_1)^2", "1 − tanh²(z)", "3w^2*u_1 - x", "3w^2*u_1 + 2*w*u_2 + u_3", "-x", "-(a+b)", "a*b*c", "2*3", "a - -b", "a = b", "z>0", "1[z>0]", "x ≤ y", "a/b", "(a+b)/2", "U @ x_1 + V @ h_0",
        "[[1, 0], [0, 1]]", "[[−0.3, 0.6], [0.2, 0.1]]", "[[1], [2], [3]]", "[[1, 2, 3], [4, 5, 6], [7, 8, 9]]", "[[1.25, −10], [−0.5, 3]]", "[[a_1, b], [c^2, ∂y/∂x]]", "[[1, 2, 3]]", "(0.6, 0.1)", "(0.6, −0.1, 10^{−6})",
        "sqrt(x)", "sqrt(x^2 + y^2)", "sqrt(∂y/∂x)", "√2", "sqrt(sqrt(x))", "1/sqrt(d_k)", "10^{−6}", "−2.5×10^{−7}", "−0.46068", "∞", "NaN",
        "tanh", "relu", "softmax(z)_i", "log x", "exp(-x^2/2)", "max(0, z)", "‖x‖₂", "x ∈ ℝ", "a ⊙ b", "σ ∘ f", "W^⊤", "(U^f)^⊤", "diag(1 - h_1^2)*W", "sum", "×", "+", "·", "@", "−", "...", "…", "t = 0", "λ", "θ_0", "e^{-x}",
        "relu(U*x_1 + V*h_0)", "sigmoid(W_f*x_t + U_f*h_{t-1} + b_f)", "(1 - z_t) ⊙ h_{t-1} + z_t ⊙ h_tilde_t", "p = q = r", "h_1 = y", "Ax + b", "loss", "x, y; z",
    ];

    /// <summary>What nobody should write, and somebody does.</summary>
    public static readonly string[] Hostile =
    [
        "", " ", "   ", "a<b & \"c\" 'd'", "]]> --> <script>alert(1)</script>", "&amp; &lt; &#65;", "שלום עולם", "שלום abc 123 עולם", "مرحبا بالعالم", "قيمة x_1 = 3", "a\nb\rc\td", "a\u0000b\u0007c\u001b", "\ud83d\ude00", "\ud800", "a\udc00b",
        "\u202eabc\u202c", "\u2066x\u2069", "e\u0301", "h\u0302", "Z\u0323\u0329\u034d\u0301\u0302\u0303\u0304\u0305\u0306", "\u0301", "中文标签", "日本語ラベル", "한국어", "ไทย", "हिन्दी", "Ωμέγα", "Привет, мир", "naïve café", "ĥŷž", "ﷺ ﷽", "𒈙𒐫", "𝐀𝑥", "👨‍👩‍👧 🇺🇳", "ℝ×ℂ",
        "012345678901234567890123456789012345678901234567890123456789", "a_very_long_name_with_underscores_and_more_of_them_at_the_end", "The quick brown fox jumps over the lazy dog and never returns",
        "{{{{{{{{{{{{{{{{a_{b_{c_{d_{e_{f_{g_{h_{i}}}}}}}}}", "((((((((((x))))))))))", "a^b^c^d^e_f_g", "_", "^", "a_", "a^", "}{", "a[", "a[]", "[[", "[[]]", "[[1, 2], [3]]", "∂", "∂/∂", "∂∂∂/∂∂", "d/d", "√", "sqrt()", "()", "''''", "a''''b", "\\frac{a}{b}", "$x$", "%d", "#id", "`code`", "\ufeffx\u200b\u200e",
        "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWW", "ffffffffffffffffffffffff", "jjjjjjjjjjjj", "x" + "\u0305\u0305",
    ];

    public static readonly string[] Long =
    [
        string.Concat(Enumerable.Repeat("A label of three hundred characters that goes on and on, ", 6)),
        string.Join(" + ", Enumerable.Range(1, 40).Select(i => $"w_{i}*x_{i}")),
        new string('m', 300),
        "relu(" + string.Join(" + ", Enumerable.Range(1, 20).Select(i => $"∂h_{i}/∂h_{i - 1}")) + ")",
    ];
}
