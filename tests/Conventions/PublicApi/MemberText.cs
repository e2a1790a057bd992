using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Conventions.PublicApi;

/// <summary>Members as C# declares them, the type of the result last: <c>static Number(Rational value) : Number</c>.</summary>
internal static class MemberText
{
    private static readonly NullabilityInfoContext Nullability = new();

    private static readonly Dictionary<string, string> Operators = new()
    {
        ["op_Addition"] = "+",
        ["op_Subtraction"] = "-",
        ["op_Multiply"] = "*",
        ["op_Division"] = "/",
        ["op_Modulus"] = "%",
        ["op_UnaryNegation"] = "-",
        ["op_UnaryPlus"] = "+",
        ["op_Equality"] = "==",
        ["op_Inequality"] = "!=",
        ["op_LessThan"] = "<",
        ["op_GreaterThan"] = ">",
        ["op_LessThanOrEqual"] = "<=",
        ["op_GreaterThanOrEqual"] = ">=",
        ["op_BitwiseOr"] = "|",
        ["op_BitwiseAnd"] = "&",
    };

    public static string Of(ConstructorInfo constructor) => $"{Modifiers(constructor)}new({Parameters(constructor)})";

    public static string Of(FieldInfo field)
    {
        string modifier = field.IsLiteral ? "const " : (field.IsStatic ? "static " : "") + (field.IsInitOnly ? "readonly " : "");
        string value = field.IsLiteral ? " = " + Literal(field.GetRawConstantValue()) : "";
        return $"{modifier}{field.Name} : {TypeText.Of(Nullability.Create(field))}{value}";
    }

    public static string Of(PropertyInfo property)
    {
        MethodInfo accessor = property.GetMethod ?? property.SetMethod!;
        ParameterInfo[] indices = property.GetIndexParameters();
        string name = indices.Length == 0 ? property.Name : $"this[{string.Join(", ", indices.Select(Of))}]";
        string required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";
        string get = IsVisible(property.GetMethod) ? " get;" : "";
        string set = !IsVisible(property.SetMethod) ? "" : IsInit(property.SetMethod!) ? " init;" : " set;";
        return $"{required}{Modifiers(accessor)}{name} {{{get}{set} }} : {TypeText.Of(Nullability.Create(property))}";
    }

    public static string Of(EventInfo item) => $"event {item.Name} : {TypeText.Of(item.EventHandlerType!)}";

    public static string Of(MethodInfo method)
    {
        string name = method.Name switch
        {
            "op_Implicit" => "implicit operator",
            "op_Explicit" => "explicit operator",
            _ => Operators.TryGetValue(method.Name, out string? sign) ? "operator " + sign : method.Name,
        };
        string extension = method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "";
        return $"{Modifiers(method)}{name}{TypeText.Parameters(method.GetGenericArguments())}({extension}{Parameters(method)}) : "
            + TypeText.Of(Nullability.Create(method.ReturnParameter)) + TypeText.Constraints(method.GetGenericArguments());
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Of));

    private static string Of(ParameterInfo parameter)
    {
        string modifier = parameter switch
        {
            { IsOut: true } => "out ",
            { ParameterType.IsByRef: true } when parameter.IsIn => "in ",
            { ParameterType.IsByRef: true } => "ref ",
            _ when parameter.IsDefined(typeof(ParamArrayAttribute)) || parameter.IsDefined(typeof(ParamCollectionAttribute)) => "params ",
            _ => "",
        };
        string value = parameter.HasDefaultValue ? " = " + Literal(parameter.DefaultValue) : "";
        return $"{modifier}{TypeText.Of(Nullability.Create(parameter))} {parameter.Name}{value}";
    }

    private static string Modifiers(MethodBase method)
    {
        string access = method.IsPublic ? "" : "protected ";
        string scope = method.IsStatic ? "static " : "";
        bool isInterface = method.DeclaringType!.IsInterface;
        string dispatch = method switch
        {
            { IsAbstract: true } when !isInterface || method.IsStatic => "abstract ",
            { IsVirtual: true, IsAbstract: false, IsFinal: false } => "virtual ",
            _ => "",
        };
        return access + scope + dispatch;
    }

    private static bool IsVisible(MethodInfo? accessor) => accessor is { IsPublic: true } or { IsFamily: true } or { IsFamilyOrAssembly: true };

    private static bool IsInit(MethodInfo setter) =>
        setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static string Literal(object? value) => value switch
    {
        null => "default",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        Enum item => $"{item.GetType().Name}.{item}",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
