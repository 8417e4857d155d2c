// SPDX-License-Identifier: Apache-2.0
import java.util.stream.Collectors;

/** A struct as a class: a view of one of an array of records in a direct buffer. */
final class Records {
    private Records() {}

    static String java(Headers headers, String[] row) {
        Headers.Struct struct = headers.structs.get(row[0]);
        String name = row[1];
        boolean internal = row.length > 2;
        boolean config = headers.functions.containsKey(struct.name() + "_init");
        String doc = struct.doc() == null ? "" : struct.doc() + " ";
        return Generate.HEAD + "package hft;\n\n"
                + (internal ? "" : "import java.nio.ByteBuffer;\n\n")
                + Generate.javadoc("", doc + "{@code " + struct.name() + "}, " + struct.size()
                        + " bytes.")
                + (internal ? "" : "public ") + "final class " + name
                + " extends Records<" + name + "> {\n"
                + "    /** Bytes of a record. */\n    public static final int SIZE = "
                + struct.size() + ";\n\n"
                + constructors(struct, name, config, internal)
                + struct.fields().stream().filter(field -> !field.name().startsWith("reserved"))
                        .filter(field -> !(config && field.name().equals("size")))
                        .map(field -> accessors(name, field)).collect(Collectors.joining()) + "}\n";
    }

    private static String constructors(Headers.Struct struct, String name, boolean config,
            boolean internal) {
        if (config) {
            return "    /** The defaults. */\n    public " + name
                    + "() {\n        super(SIZE, 1);\n"
                    + "        HftException.check(CALLS." + Generate.camel(struct.name())
                    + "Init(address, SIZE));\n    }\n";
        }
        String one = "    /** One record of zeros. */\n    public " + name
                + "() {\n        super(SIZE, 1);\n    }\n";
        return internal ? one : one + """

                    private NAME(int count) {
                        super(SIZE, count);
                    }

                    private NAME(ByteBuffer buffer) {
                        super(SIZE, buffer);
                    }

                    /** Room for records, all zeros. */
                    public static NAME allocate(int count) {
                        return new NAME(count);
                    }

                    /** See records in a direct buffer, from its position to its limit. */
                    public static NAME wrap(ByteBuffer buffer) {
                        return new NAME(buffer);
                    }
                """.replace("NAME", name);
    }

    private static String accessors(String name, Headers.Field field) {
        if (field.kind().equals("struct")) {
            return "";
        }
        if (field.count() > 1) {
            return field.bytes() == 1 ? text(name, field) : element(field);
        }
        String open = field.kind().equals("pointer") ? "    " : "    public ";
        String type = field.bytes() == 8 ? "long" : "int";
        String method = Generate.camel(field.name());
        return "\n" + Generate.javadoc("    ", field.doc())
                + open + type + " " + method + "() {\n        return " + get(field) + ";\n    }\n\n"
                + Generate.javadoc("    ", field.doc())
                + open + name + " " + method + "(" + type + " value) {\n        " + put(field)
                + ";\n        return this;\n    }\n";
    }

    private static String get(Headers.Field field) {
        String at = "(base + " + field.offset() + ")";
        return switch (field.bytes()) {
            case 1 -> "buffer.get" + at + " & 0xff";
            case 2 -> "buffer.getShort" + at + " & 0xffff";
            case 4 -> "buffer.getInt" + at;
            default -> "buffer.getLong" + at;
        };
    }

    private static String put(Headers.Field field) {
        String at = "(base + " + field.offset() + ", ";
        String name = ", \"" + field.name() + "\")";
        return switch (field.bytes()) {
            case 1 -> "buffer.put" + at + "(byte) unsigned(value, 0xff" + name + ")";
            case 2 -> "buffer.putShort" + at + "(short) unsigned(value, 0xffff" + name + ")";
            case 4 -> "buffer.putInt" + at + "value)";
            default -> "buffer.putLong" + at + "value)";
        };
    }

    private static String text(String name, Headers.Field field) {
        String method = Generate.camel(field.name());
        String place = "base + " + field.offset() + ", " + field.count();
        return "\n" + Generate.javadoc("    ", field.doc()) + "    public String " + method
                + "() {\n        return text(" + place + ");\n    }\n\n"
                + Generate.javadoc("    ", field.doc()) + "    public " + name + " " + method
                + "(String value) {\n        text(" + place + ", value);\n"
                + "        return this;\n    }\n";
    }

    private static String element(Headers.Field field) {
        return "\n" + Generate.javadoc("    ", field.doc()) + "    public "
                + (field.bytes() == 8 ? "long " : "int ") + Generate.camel(field.name())
                + "(int index) {\n        return buffer.get" + (field.bytes() == 8 ? "Long" : "Int")
                + "(base + " + field.offset() + " + java.util.Objects.checkIndex(index, "
                + field.count() + ") * " + field.bytes() + ");\n    }\n";
    }
}
