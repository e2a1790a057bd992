using System.Reflection;
using System.Runtime.CompilerServices;

namespace Conventions.PublicApi;

/// <summary>What users of an assembly can see, one line a type or member, in an order that does not depend on the source.</summary>
/// <remarks>Left out: overrides, which the base declares, and what the compiler adds to records.</remarks>
internal static class ApiText
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IReadOnlyList<string> Describe(Assembly assembly) =>
        [.. assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal).SelectMany(Describe)];

    private static IEnumerable<string> Describe(Type type)
    {
        string name = $"{type.Namespace}.{TypeText.Own(type)}";
        yield return $"{name}: {TypeText.Kind(type)}{TypeText.Bases(type)}";
        foreach (string member in MembersOf(type).Order(StringComparer.Ordinal))
            yield return $"{name}.{member}";
    }

    private static IEnumerable<string> MembersOf(Type type)
    {
        if (type.IsEnum)
            return Enum.GetNames(type).Select(name => $"{name} = {Convert.ToInt64(Enum.Parse(type, name))}");
        if (type.IsSubclassOf(typeof(Delegate)))
            return [MemberText.Of(type.GetMethod("Invoke")!)];
        return
        [
            .. type.GetConstructors(Declared).Where(IsShown).Select(MemberText.Of),
            .. type.GetFields(Declared).Where(field => (field.IsPublic || field.IsFamily) && !IsGenerated(field)).Select(MemberText.Of),
            .. type.GetProperties(Declared).Where(property => property.GetAccessors(true).Any(IsShownAccessor)).Select(MemberText.Of),
            .. type.GetEvents(Declared).Where(item => IsShownAccessor(item.AddMethod!)).Select(MemberText.Of),
            .. type.GetMethods(Declared).Where(method => IsShown(method) && !IsAccessor(method)).Select(MemberText.Of),
        ];
    }

    private static bool IsShown(MethodBase method) => IsShownAccessor(method) && !IsGenerated(method);

    private static bool IsShownAccessor(MethodBase method) =>
        (method.IsPublic || ((method.IsFamily || method.IsFamilyOrAssembly) && !method.DeclaringType!.IsSealed)) && !IsOverride(method);

    private static bool IsOverride(MethodBase method) =>
        method is MethodInfo { IsVirtual: true } info && info.GetBaseDefinition().DeclaringType != info.DeclaringType;

    private static bool IsAccessor(MethodInfo method) =>
        method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);

    private static bool IsGenerated(MemberInfo member) =>
        member.Name.StartsWith('<') || member.IsDefined(typeof(CompilerGeneratedAttribute), false);
}
