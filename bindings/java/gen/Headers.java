// SPDX-License-Identifier: Apache-2.0
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What libhft's public headers declare. They are regular enough for a few expressions. */
final class Headers {
    /** An enumerator or a numeric macro. */
    record Constant(String name, long value, String doc) {}

    /** A member: {@code count} elements of {@code bytes} each, at {@code offset}. */
    record Field(String name, String kind, int bytes, int count, int offset, String doc) {}

    record Struct(String name, int size, int align, List<Field> fields, String doc) {}

    record Parameter(String type, String name) {}

    record Function(String name, String result, List<Parameter> parameters) {}

    private static final String TRAILING = "(?:\\s*/\\*\\*<(?<doc>.*?)\\*/)?";
    /** hft.h names the headers in the order in which they need each other. */
    private static final Pattern INCLUDE = Pattern.compile("#include <hft/(\\w+\\.h)>");
    private static final Pattern ENUM = Pattern.compile("\\benum\\s*\\{(.*?)\\}", Pattern.DOTALL);
    private static final Pattern ENUMERATOR = Pattern.compile(
            "\\b(?<name>HFT_\\w+)\\s*=\\s*(?<value>-?\\w+(?:\\s*<<\\s*\\d+)?)\\s*,?" + TRAILING,
            Pattern.DOTALL);
    private static final Pattern MACRO = Pattern.compile(
            "#define\\s+(?<name>HFT_\\w+)\\s+(?<value>INT64_MAX|\\d+)\\s");
    private static final Pattern STRUCT = Pattern.compile(
            "(?:/\\*\\*(?!<)(?<doc>(?:(?!\\*/).)*)\\*/\\s*)?"
            + "typedef struct (?<name>hft_\\w+) \\{(?<body>.*?)\\n\\} \\k<name>;", Pattern.DOTALL);
    private static final Pattern MEMBER = Pattern.compile(
            "\\G\\s*(?<type>[^;(]+?)(?:\\(\\*(?<fn>\\w+)\\)\\([^)]*\\)|"
            + "(?<name>\\w+)(?:\\[(?<count>\\w+)\\])?);" + TRAILING, Pattern.DOTALL);
    private static final Pattern PROTOTYPE = Pattern.compile(
            "HFT_API\\s+(?<result>[^;()]+?)(?<name>hft_\\w+)\\((?<parameters>[^;]*?)\\);");
    private static final Map<String, Integer> INTEGERS = Map.of("uint8_t", 1, "uint16_t", 2,
            "int32_t", 4, "uint32_t", 4, "int64_t", 8, "uint64_t", 8, "hft_time", 8,
            "hft_status", 4);

    final Map<String, Constant> constants = new LinkedHashMap<>();
    final Map<String, Struct> structs = new LinkedHashMap<>();
    final Map<String, Function> functions = new LinkedHashMap<>();

    Headers(Path folder) throws IOException {
        List<String> texts = new ArrayList<>();
        Matcher include = INCLUDE.matcher(Files.readString(folder.resolve("hft.h")));
        while (include.find()) {
            texts.add(Files.readString(folder.resolve(include.group(1))));
        }
        texts.forEach(this::readConstants);
        texts.forEach(this::readStructs);
        texts.forEach(this::readFunctions);
    }

    private void readConstants(String text) {
        Matcher macro = MACRO.matcher(text);
        while (macro.find()) {
            String value = macro.group("value");
            add(macro.group("name"), value.equals("INT64_MAX") ? Long.MAX_VALUE
                    : Long.parseLong(value), null);
        }
        Matcher group = ENUM.matcher(text);
        while (group.find()) {
            Matcher item = ENUMERATOR.matcher(withoutComments(group.group(1), true));
            while (item.find()) {
                add(item.group("name"), value(item.group("value")), item.group("doc"));
            }
        }
    }

    private void add(String name, long value, String doc) {
        constants.put(name, new Constant(name, value, plain(doc)));
    }

    private long value(String text) {
        String[] shift = text.split("\\s*<<\\s*");
        return shift.length == 2 ? Long.parseLong(shift[0]) << Integer.parseInt(shift[1])
                : Long.parseLong(text);
    }

    private void readStructs(String text) {
        Matcher found = STRUCT.matcher(text);
        while (found.find()) {
            String name = found.group("name");
            structs.put(name, struct(name, found.group("body"), plain(found.group("doc"))));
        }
    }

    /** Members stand where C's natural alignment puts them. */
    private Struct struct(String name, String body, String doc) {
        List<Field> fields = new ArrayList<>();
        String text = withoutComments(body, true).stripTrailing();
        Matcher member = MEMBER.matcher(text);
        int end = 0;
        int align = 1;
        int parsed = 0;
        while (member.find()) {
            Field field = field(member, end);
            int alignment = alignment(field);
            align = Math.max(align, alignment);
            fields.add(field);
            end = field.offset() + field.bytes() * field.count();
            parsed = member.end();
        }
        if (parsed != text.length()) {
            throw new IllegalStateException(name + ": cannot read " + text.substring(parsed));
        }
        return new Struct(name, roundUp(end, align), align, fields, doc);
    }

    private Field field(Matcher member, int end) {
        String type = member.group("type").replace("const", "").strip();
        String name = member.group("name");
        int count = member.group("count") == null ? 1 : count(member.group("count"));
        boolean pointer = name == null || type.endsWith("*") || type.endsWith("_fn");
        Struct inner = structs.get(type);
        Integer bytes = pointer ? Integer.valueOf(8)
                : inner != null ? Integer.valueOf(inner.size()) : INTEGERS.get(type);
        if (bytes == null) {
            throw new IllegalStateException("unknown type of a member: " + type);
        }
        String kind = pointer ? "pointer" : inner != null ? "struct" : type;
        Field field = new Field(name == null ? member.group("fn") : name, kind, bytes, count, 0,
                plain(member.group("doc")));
        return new Field(field.name(), kind, bytes, count, roundUp(end, alignment(field)),
                field.doc());
    }

    private int count(String text) {
        Constant constant = constants.get(text);
        return constant != null ? (int) constant.value() : Integer.parseInt(text);
    }

    private static int alignment(Field field) {
        return field.kind().equals("struct") ? 8 : field.bytes();
    }

    private static int roundUp(int value, int align) {
        return (value + align - 1) / align * align;
    }

    private void readFunctions(String text) {
        Matcher found = PROTOTYPE.matcher(withoutComments(text, false));
        while (found.find()) {
            List<Parameter> parameters = new ArrayList<>();
            for (String part : found.group("parameters").split(",")) {
                String[] halves = part.strip().split("(?<=[ *])(?=\\w+(\\[\\d+\\])?$)");
                if (halves.length == 2) {
                    parameters.add(new Parameter(halves[0].strip(), halves[1]));
                }
            }
            functions.put(found.group("name"), new Function(found.group("name"),
                    found.group("result").strip(), parameters));
        }
    }

    private static String withoutComments(String text, boolean keepTrailing) {
        return text.replaceAll("(?s)/\\*" + (keepTrailing ? "(?!\\*<)" : "") + ".*?\\*/", "");
    }

    /** A comment as one line of Javadoc, or null. */
    private static String plain(String comment) {
        if (comment == null) {
            return null;
        }
        return comment.replaceAll("\\s*\\n\\s*\\*?\\s*", " ").strip().replace("&", "&amp;")
                .replace("<", "&lt;").replace(">", "&gt;").replace("@param", "param");
    }
}
