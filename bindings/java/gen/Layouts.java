// SPDX-License-Identifier: Apache-2.0
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Where members stand: as Java believes, as the C compiler says, and as FFM's layouts. */
final class Layouts {
    private Layouts() {}

    /** One line a constant, struct and member; the same that the C program prints. */
    static String java(Headers headers, List<String[]> records) {
        List<String> lines = new ArrayList<>();
        headers.constants.values().forEach(c -> lines.add(c.name() + " " + c.value()));
        for (String[] row : records) {
            Headers.Struct struct = headers.structs.get(row[0]);
            lines.add(struct.name() + " " + struct.size());
            struct.fields().forEach(f -> lines.add(struct.name() + "." + f.name() + " "
                    + f.offset() + " " + f.bytes() * f.count()));
        }
        return Generate.HEAD + "package hft.internal;\n\nimport java.util.List;\n\n"
                + "/** Constants and layouts as this binding was generated. */\n"
                + "public final class Layout {\n    private Layout() {}\n\n"
                + "    public static final List<String> LINES = List.of((\"\"\n"
                + lines.stream().map(line -> "            + \"" + line + "\\n\"\n")
                        .collect(Collectors.joining())
                + "    ).split(\"\\n\"));\n}\n";
    }

    static String c(Headers headers, List<String[]> records) {
        StringBuilder text = new StringBuilder("/* Generated from libhft's headers. */\n"
                + "#include <inttypes.h>\n#include <stdio.h>\n#include <hft/hft.h>\n\n"
                + "#define STRUCT(s) printf(#s \" %zu\\n\", sizeof(s))\n"
                + "#define MEMBER(s, m) printf(#s \".\" #m \" %zu %zu\\n\", offsetof(s, m), "
                + "sizeof(((s *)0)->m))\n\nint main(void)\n{\n");
        headers.constants.keySet().forEach(name ->
                text.append("\tprintf(\"").append(name).append(" %\" PRId64 \"\\n\", (int64_t)(")
                        .append(name).append("));\n"));
        for (String[] row : records) {
            text.append("\tSTRUCT(").append(row[0]).append(");\n");
            headers.structs.get(row[0]).fields().forEach(f -> text.append("\tMEMBER(")
                    .append(row[0]).append(", ").append(f.name()).append(");\n"));
        }
        return text.append("\treturn 0;\n}\n").toString();
    }

    static String ffm(Headers headers, List<String[]> records) {
        return Generate.HEAD + "package hft.ffm;\n\n"
                + "import static java.lang.foreign.ValueLayout.*;\n\n"
                + "import java.lang.foreign.MemoryLayout;\nimport java.lang.foreign.StructLayout;\n"
                + "\n/** The records for those who read memory segments: names as in C. */\n"
                + "public final class Layouts {\n    private Layouts() {}\n\n"
                + records.stream().map(row -> layout(headers.structs.get(row[0])))
                        .collect(Collectors.joining("\n"))
                + "}\n";
    }

    private static String layout(Headers.Struct struct) {
        List<String> members = new ArrayList<>();
        int end = 0;
        for (Headers.Field field : struct.fields()) {
            padding(members, field.offset() - end);
            String one = switch (field.bytes()) {
                case 1 -> "JAVA_BYTE";
                case 2 -> "JAVA_SHORT";
                case 4 -> "JAVA_INT";
                default -> "JAVA_LONG";
            };
            members.add((field.count() == 1 ? one : "MemoryLayout.sequenceLayout(" + field.count()
                    + ", " + one + ")") + ".withName(\"" + field.name() + "\")");
            end = field.offset() + field.bytes() * field.count();
        }
        padding(members, struct.size() - end);
        return "    public static final StructLayout "
                + struct.name().substring(4).toUpperCase(Locale.ROOT)
                + " = MemoryLayout.structLayout(\n            "
                + String.join(",\n            ", members) + ").withName(\"" + struct.name()
                + "\");\n";
    }

    private static void padding(List<String> members, int bytes) {
        if (bytes > 0) {
            members.add("MemoryLayout.paddingLayout(" + bytes + ")");
        }
    }
}
