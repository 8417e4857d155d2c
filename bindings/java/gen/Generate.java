// SPDX-License-Identifier: Apache-2.0
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Writes what Java knows of libhft's headers: constants, records, calls of both layers, and a C
 * program that prints every constant and offset as the compiler sees them.
 * Usage: java Generate INCLUDE/hft HERE OUT.
 */
final class Generate {
    static final String HEAD = "// Generated from libhft's headers.\n";

    private Generate() {}

    public static void main(String[] args) throws IOException {
        Headers headers = new Headers(Path.of(args[0]));
        Path here = Path.of(args[1]);
        Path out = Path.of(args[2]);
        List<String[]> records = table(here.resolve("records.txt"));
        List<String[]> calls = table(here.resolve("calls.txt"));
        write(out, "src/hft/Hft.java", Constants.java(headers));
        write(out, "src/hft/internal/Layout.java", Layouts.java(headers, records));
        write(out, "layout.c", Layouts.c(headers, records));
        write(out, "ffm/hft/ffm/Layouts.java", Layouts.ffm(headers, records));
        for (String[] row : records) {
            write(out, "src/hft/" + row[1] + ".java", Records.java(headers, row));
        }
        Calls generated = new Calls(headers, calls);
        write(out, "src/hft/internal/Calls.java", generated.abstractClass());
        write(out, "src/hft/jni/JniCalls.java", generated.jniClass());
        write(out, "jni.c", generated.jniC());
        write(out, "ffm/hft/ffm/FfmCalls.java", generated.ffmClass());
    }

    /** The words of each line that is not a comment. */
    private static List<String[]> table(Path file) throws IOException {
        return Files.readAllLines(file).stream().filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" ")).toList();
    }

    private static void write(Path out, String name, String text) throws IOException {
        Path file = out.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** hft_book_apply_n is bookApplyN. */
    static String camel(String name) {
        String[] words = name.replaceFirst("^hft_", "").split("_");
        StringBuilder text = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            text.append(words[i].substring(0, 1).toUpperCase(Locale.ROOT))
                    .append(words[i].substring(1));
        }
        return text.toString();
    }

    static String javadoc(String indent, String doc) {
        return doc == null ? "" : indent + "/** " + doc + " */\n";
    }
}

/** Class Hft: every constant, without its prefix. */
final class Constants {
    private Constants() {}

    static String java(Headers headers) {
        return Generate.HEAD + "package hft;\n\n"
                + "/** The constants of libhft's headers, HFT_SIDE_BID as SIDE_BID. */\n"
                + "public final class Hft {\n    private Hft() {}\n\n"
                + headers.constants.values().stream().map(Constants::line)
                        .collect(Collectors.joining()) + "}\n";
    }

    private static String line(Headers.Constant constant) {
        boolean wide = constant.value() != (int) constant.value();
        return Generate.javadoc("    ", constant.doc()) + "    public static final "
                + (wide ? "long " : "int ") + constant.name().substring(4) + " = "
                + constant.value() + (wide ? "L" : "") + ";\n";
    }
}
