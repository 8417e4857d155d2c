// SPDX-License-Identifier: Apache-2.0
import hft.Library;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

/** Runs every static method without parameters of the test classes. Argument: the work folder. */
final class Main {
    static final List<Class<?>> CLASSES = List.of(LayoutTest.class, LibraryTest.class,
            RecordsTest.class, BookTest.class, DecoderTest.class, MatchTest.class,
            EngineTest.class, JournalTest.class, CallbackTest.class);
    static String work;
    private static int failed;

    private Main() {}

    public static void main(String[] args) throws ClassNotFoundException {
        work = args[0];
        List<Class<?>> classes = new ArrayList<>(CLASSES);
        if (Library.layer().equals("ffm")) {
            classes.add(Class.forName("SegmentTest"));
        }
        int passed = 0;
        for (Class<?> tests : classes) {
            for (Method test : tests.getDeclaredMethods()) {
                if (test.getName().startsWith("test") && test.getParameterCount() == 0) {
                    passed += run(test) ? 1 : 0;
                }
            }
        }
        System.out.println(passed + " passed, " + failed + " failed");
        if (failed > 0 || passed == 0) {
            System.exit(1);
        }
    }

    private static boolean run(Method test) {
        try {
            test.setAccessible(true);
            test.invoke(null);
            return true;
        } catch (InvocationTargetException | IllegalAccessException error) {
            failed++;
            System.out.println("FAIL " + test.getDeclaringClass().getSimpleName() + "."
                    + test.getName());
            error.getCause().printStackTrace(System.out);
            return false;
        }
    }
}
