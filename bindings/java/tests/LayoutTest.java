// SPDX-License-Identifier: Apache-2.0
import hft.internal.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Constants and layouts are those that the C compiler printed. */
final class LayoutTest {
    static void testAsTheCompilerHasThem() throws IOException {
        List<String> compiled = Files.readAllLines(Path.of(Main.work, "layout.txt"));
        Check.yes(compiled.size() > 500, "the compiler printed next to nothing");
        Check.equal(compiled.size(), Layout.LINES.size());
        for (int i = 0; i < compiled.size(); i++) {
            Check.equal(compiled.get(i), Layout.LINES.get(i));
        }
    }
}
