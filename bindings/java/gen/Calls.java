// SPDX-License-Identifier: Apache-2.0
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The functions, as one abstract class and its two implementations. Pointers are longs. */
final class Calls {
    private final List<Headers.Function> functions;
    private final List<String> shortOnes;

    Calls(Headers headers, List<String[]> rows) {
        functions = rows.stream().map(row -> found(headers, row[0])).toList();
        shortOnes = rows.stream().filter(row -> row.length > 1).map(row -> row[0]).toList();
    }

    private static Headers.Function found(Headers headers, String name) {
        Headers.Function function = headers.functions.get(name);
        if (function == null) {
            throw new IllegalStateException("no header declares " + name);
        }
        return function;
    }

    String abstractClass() {
        return Generate.HEAD + "package hft.internal;\n\n"
                + "/** What a layer calls: libhft's functions, pointers as longs. */\n"
                + "public abstract class Calls extends Memory {\n"
                + each(f -> "    public abstract " + signature(f) + ";\n") + "}\n";
    }

    String jniClass() {
        return Generate.HEAD + "package hft.jni;\n\nimport hft.internal.Calls;\n"
                + "import java.nio.ByteBuffer;\n\n"
                + "/** The calls by JNI. */\npublic final class JniCalls extends Calls {\n"
                + "    @Override public native long address(ByteBuffer buffer);\n"
                + "    @Override public native ByteBuffer buffer(long address, long size);\n"
                + "    @Override public native String string(long address);\n"
                + "    @Override public native long callback(int which);\n"
                + each(f -> "    @Override public native " + signature(f) + ";\n") + "}\n";
    }

    String ffmClass() {
        return Generate.HEAD + "package hft.ffm;\n\nimport static hft.ffm.Linking.*;\n"
                + "import static java.lang.foreign.ValueLayout.*;\n\n"
                + "import hft.internal.Calls;\nimport java.lang.invoke.MethodHandle;\n"
                + "import java.nio.ByteBuffer;\n\n"
                + "/** The calls by java.lang.foreign. */\n"
                + "public final class FfmCalls extends Calls {\n"
                + each(this::handle) + "\n"
                + helper("long address(ByteBuffer buffer)", "address(buffer)")
                + helper("ByteBuffer buffer(long address, long size)", "buffer(address, size)")
                + helper("String string(long address)", "string(address)")
                + helper("long callback(int which)", "callback(which)")
                + each(this::invoke) + "}\n";
    }

    private static String helper(String signature, String call) {
        return "    @Override public " + signature + " {\n        return Linking." + call
                + ";\n    }\n\n";
    }

    private String handle(Headers.Function function) {
        boolean brief = shortOnes.contains(function.name());
        String result = type(function.result());
        String layouts = function.parameters().stream().map(p -> ", " + layout(type(p.type())))
                .collect(Collectors.joining());
        return "    private static final MethodHandle " + constant(function) + " =\n            "
                + (brief ? "brief" : "handle") + "(\"" + function.name() + "\", "
                + (result.equals("void") ? "null" : layout(result)) + layouts + ");\n";
    }

    private String invoke(Headers.Function function) {
        String result = type(function.result());
        return "    @Override public " + signature(function) + " {\n        try {\n            "
                + (result.equals("void") ? "" : "return (" + result + ") ") + constant(function)
                + ".invokeExact(" + names(function) + ");\n"
                + "        } catch (Throwable error) {\n            throw unexpected(error);\n"
                + "        }\n    }\n\n";
    }

    String jniC() {
        return "/* Generated from libhft's headers: every call with its pointers as jlong. */\n"
                + "#include <jni.h>\n#include <hft/hft.h>\n" + each(Calls::glue);
    }

    private static String glue(Headers.Function function) {
        String result = type(function.result());
        String parameters = function.parameters().stream()
                .map(p -> ", j" + type(p.type()) + " " + p.name()).collect(Collectors.joining());
        String arguments = function.parameters().stream().map(p -> cast(p))
                .collect(Collectors.joining(", "));
        String call = function.name() + "(" + arguments + ")";
        return "\nJNIEXPORT " + (result.equals("void") ? "void" : "j" + result)
                + " JNICALL Java_hft_jni_JniCalls_" + Generate.camel(function.name())
                + "(JNIEnv *env, jobject self" + parameters
                + ")\n{\n\t(void)env;\n\t(void)self;\n\t"
                + (result.equals("void") ? "" : "return (j" + result + ")"
                        + (function.result().endsWith("*") ? "(intptr_t)" : "")) + call + ";\n}\n";
    }

    private static String cast(Headers.Parameter parameter) {
        String pointer = parameter.type().endsWith("*") ? "(intptr_t)" : "";
        return "(" + parameter.type() + ")" + pointer + parameter.name();
    }

    private String each(Function<Headers.Function, String> emit) {
        return functions.stream().map(emit).collect(Collectors.joining());
    }

    private static String signature(Headers.Function function) {
        return type(function.result()) + " " + Generate.camel(function.name()) + "("
                + function.parameters().stream()
                        .map(p -> type(p.type()) + " " + Generate.camel(p.name()))
                        .collect(Collectors.joining(", ")) + ")";
    }

    private static String names(Headers.Function function) {
        return function.parameters().stream().map(p -> Generate.camel(p.name()))
                .collect(Collectors.joining(", "));
    }

    private static String constant(Headers.Function function) {
        return function.name().substring(4).toUpperCase(Locale.ROOT);
    }

    private static String layout(String type) {
        return "JAVA_" + type.toUpperCase(Locale.ROOT);
    }

    private static String type(String c) {
        if (c.endsWith("*")) {
            return "long";
        }
        return switch (c) {
            case "void" -> "void";
            case "int32_t", "uint32_t", "hft_status" -> "int";
            case "int64_t", "uint64_t", "hft_time" -> "long";
            default -> throw new IllegalStateException("no Java type for " + c);
        };
    }
}
