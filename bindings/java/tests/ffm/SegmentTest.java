// SPDX-License-Identifier: Apache-2.0
import hft.Event;
import hft.ffm.Layouts;
import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The layouts for memory segments are the compiler's, and segments become records. */
final class SegmentTest {
    static void testLayoutsAsTheCompilerHasThem() throws Exception {
        int members = 0;
        for (String line : Files.readAllLines(Path.of(Main.work, "layout.txt"))) {
            String[] words = line.split("[. ]");
            if (words.length == 4) {
                var member = PathElement.groupElement(words[1]);
                Check.equal(Long.valueOf(words[2]), layout(words[0]).byteOffset(member));
                Check.equal(Long.valueOf(words[3]), layout(words[0]).select(member).byteSize());
                members++;
            } else if (line.startsWith("hft_")) {
                Check.equal(Long.valueOf(words[1]), layout(words[0]).byteSize());
            }
        }
        Check.yes(members > 150, "only " + members + " members");
    }

    private static StructLayout layout(String struct) throws ReflectiveOperationException {
        String name = struct.substring(4).toUpperCase(Locale.ROOT);
        return (StructLayout) Layouts.class.getField(name).get(null);
    }

    static void testSegmentsBecomeRecords() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment segment = arena.allocate(Layouts.EVENT, 2);
            Event.wrap(segment.asByteBuffer()).at(1).price(42);
            Check.equal(42L, (long) Layouts.EVENT.varHandle(PathElement.groupElement("price"))
                    .get(segment, Layouts.EVENT.byteSize()));
        }
    }
}
