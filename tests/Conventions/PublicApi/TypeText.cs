using System.Reflection;
using System.Runtime.CompilerServices;

namespace Conventions.PublicApi;

/// <summary>Types as C# writes them, without namespaces.</summary>
internal static class TypeText
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(char)] = "char",
        [typeof(byte)] = "byte",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
    };

    /// <summary>The name with its own type parameters, below the type around it: <c>Outer.Inner&lt;T&gt;</c>.</summary>
    public static string Own(Type type)
    {
        string outer = type.IsNested ? Own(type.DeclaringType!) + "." : "";
        return outer + Stem(type) + Parameters(type.GetGenericArguments());
    }

    public static string Kind(Type type)
    {
        bool record = type.GetMethod("<Clone>$") is not null
            || type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance)?.IsDefined(typeof(CompilerGeneratedAttribute)) == true;
        string word = record ? "record" : "class";
        return type switch
        {
            { IsEnum: true } => "enum",
            { IsInterface: true } => "interface",
            { IsValueType: true } => (type.IsDefined(typeof(IsReadOnlyAttribute)) ? "readonly " : "") + (type.IsByRefLike ? "ref " : "")
                + (record ? "record struct" : "struct"),
            _ when type.IsSubclassOf(typeof(Delegate)) => "delegate",
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsAbstract: true } => "abstract " + word,
            { IsSealed: true } => "sealed " + word,
            _ => word,
        };
    }

    /// <summary>The base and the interfaces that the type adds, then the constraints of its parameters.</summary>
    public static string Bases(Type type)
    {
        if (type.IsEnum || type.IsSubclassOf(typeof(Delegate)))
            return "";
        Type[] inherited = type.GetInterfaces().SelectMany(item => item.GetInterfaces()).Concat(type.BaseType?.GetInterfaces() ?? []).ToArray();
        IEnumerable<string> bases = type.GetInterfaces().Except(inherited)
            .Where(item => item.IsPublic && !(item.IsGenericType && item.GetGenericTypeDefinition() == typeof(IEquatable<>)))
            .Select(Of)
            .Order(StringComparer.Ordinal);
        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType))
            bases = bases.Prepend(Of(parent));
        string list = string.Join(", ", bases);
        return (list.Length > 0 ? " : " + list : "") + Constraints(type.GetGenericArguments());
    }

    public static string Parameters(Type[] arguments) =>
        arguments.Length == 0 ? "" : $"<{string.Join(", ", arguments.Select(argument => argument.Name))}>";

    public static string Constraints(Type[] arguments) => string.Concat(arguments
        .Where(argument => argument.IsGenericParameter)
        .Select(argument => (argument.Name, List: string.Join(", ", argument.GetGenericParameterConstraints().Select(Of))))
        .Where(entry => entry.List.Length > 0)
        .Select(entry => $" where {entry.Name} : {entry.List}"));

    public static string Of(Type type) => type switch
    {
        _ when Keywords.TryGetValue(type, out string? keyword) => keyword,
        { IsByRef: true } => Of(type.GetElementType()!),
        { IsArray: true } => Of(type.GetElementType()!) + "[" + new string(',', type.GetArrayRank() - 1) + "]",
        _ when Nullable.GetUnderlyingType(type) is { } value => Of(value) + "?",
        { IsGenericType: true } => Apply(type, type.GetGenericArguments().Select(Of)),
        _ => type.Name,
    };

    public static string Of(NullabilityInfo info)
    {
        Type type = info.Type.IsByRef ? info.Type.GetElementType()! : info.Type;
        string mark = info.ReadState == NullabilityState.Nullable && !type.IsValueType ? "?" : "";
        if (info.ElementType is { } element && type.IsArray && type.GetArrayRank() == 1)
            return Of(element) + "[]" + mark;
        return type.IsGenericType && Nullable.GetUnderlyingType(type) is null && info.GenericTypeArguments.Length == type.GetGenericArguments().Length
            ? Apply(type, info.GenericTypeArguments.Select(Of)) + mark
            : Of(type) + mark;
    }

    private static string Apply(Type type, IEnumerable<string> arguments)
    {
        string list = string.Join(", ", arguments);
        return type.FullName?.StartsWith("System.ValueTuple`", StringComparison.Ordinal) == true ? $"({list})" : $"{Stem(type)}<{list}>";
    }

    private static string Stem(Type type) => type.Name.Split('`')[0];
}
