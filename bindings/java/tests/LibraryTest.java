// SPDX-License-Identifier: Apache-2.0
import static hft.Hft.*;

import hft.HftException;
import hft.Library;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the library says of itself, and which libraries are refused. */
final class LibraryTest {
    static void testTexts() {
        Check.equal(0, Library.abiMajor());
        Check.yes(Library.version().matches("\\d+\\.\\d+\\.\\d+"), Library.version());
        Check.yes(Library.buildInfo().length() > 3, "how it was built");
        Check.equal(System.getProperty("hft.layer"), Library.layer());
        Check.equal("HFT_E_MORE", Library.statusName(E_MORE));
        Check.equal("ADD", Library.eventKindName(EVENT_ADD));
        Check.equal("NEW", Library.orderKindName(ORDER_NEW));
        Check.equal("FILL", Library.reportKindName(REPORT_FILL));
    }

    static void testPrices() {
        Check.equal("321.5", Library.formatPrice(321_500_000_000L));
        Check.equal("none", Library.formatPrice(PRICE_NONE));
        Check.equal(-250_000_000L, Library.parsePrice("-0.25"));
        Check.fails(HftException.class, "HFT_E_INVAL", () -> Library.parsePrice("1.5x"));
        Check.fails(HftException.class, "HFT_E_RANGE",
                () -> Library.parsePrice("99999999999999999999"));
    }

    /** Work/other holds a libhft that says it has ABI 9. */
    static void testAnotherAbiIsRefused() throws Exception {
        String said = tour(Path.of(Main.work, "other").toString(), "hft.layer=" + Library.layer());
        Check.yes(said.contains("libhft has ABI 9, this binding needs ABI 0: install libhft.so.0"),
                said);
    }

    static void testMissingLibrariesAreNamed() throws Exception {
        String path = System.getenv("LD_LIBRARY_PATH");
        String said = tour(path, "hft.layer=jni", "java.library.path=/nonexistent");
        Check.yes(said.contains("name its folder in -Djava.library.path"), said);
        said = tour(path, "hft.layer=other");
        Check.yes(said.contains("hft.layer is \"other\"; set it to jni"), said);
        said = tour(path, "hft.layer=ffm", "hft.library=/nonexistent/libhft.so");
        Check.yes(said.contains(Runtime.version().feature() < 22 ? "needs a JDK of 22 or later"
                : "cannot load /nonexistent/libhft.so: install libhft"), said);
    }

    /** Run the example in a JVM of its own. @return what it said; it must fail. */
    private static String tour(String libraries, String... properties)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.library.path=" + System.getProperty("java.library.path"), "-cp",
                System.getProperty("java.class.path")));
        for (String property : properties) {
            command.add("-D" + property);
        }
        command.add("Tour");
        ProcessBuilder child = new ProcessBuilder(command).redirectErrorStream(true);
        child.environment().put("LD_LIBRARY_PATH", libraries);
        Process process = child.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Check.yes(process.waitFor() != 0, "the example must fail: " + said);
        return said;
    }
}
