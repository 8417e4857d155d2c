// SPDX-License-Identifier: Apache-2.0
package hft.internal;

/**
 * Which layer calls libhft: {@code ffm} where the JDK is 22 or later, else {@code jni}; the
 * property {@code hft.layer} chooses.
 */
public final class Layer {
    /** The ABI that this binding was written for: the number in libhft's SONAME. */
    public static final int ABI_MAJOR = 0;

    /** jni or ffm. */
    public static final String NAME = System.getProperty("hft.layer", preferred());

    /** The one instance: the compiler sees through a single implementation. */
    public static final Calls CALLS = load();

    private Layer() {}

    private static String preferred() {
        return Runtime.version().feature() >= 22 && exists("hft.ffm.FfmCalls") ? "ffm" : "jni";
    }

    private static boolean exists(String name) {
        return Layer.class.getResource("/" + name.replace('.', '/') + ".class") != null;
    }

    private static Calls load() {
        String name = switch (NAME) {
            case "jni" -> "hft.jni.JniCalls";
            case "ffm" -> "hft.ffm.FfmCalls";
            default -> throw new UnsatisfiedLinkError("hft.layer is \"" + NAME
                    + "\"; set it to jni, or to ffm on a JDK of 22 or later, or leave it out");
        };
        if (NAME.equals("jni")) {
            loadGlue();
        }
        Calls calls = create(name);
        requireAbi(calls.abiMajor());
        return calls;
    }

    private static void loadGlue() {
        try {
            System.loadLibrary("hftjni");
        } catch (UnsatisfiedLinkError error) {
            throw new UnsatisfiedLinkError("cannot load libhftjni.so, which needs libhft.so."
                    + ABI_MAJOR + ": name its folder in -Djava.library.path, and libhft's in "
                    + "LD_LIBRARY_PATH: " + error.getMessage());
        }
    }

    private static Calls create(String name) {
        try {
            return (Calls) Class.forName(name).getDeclaredConstructor().newInstance();
        } catch (ClassNotFoundException | UnsupportedClassVersionError error) {
            throw new UnsatisfiedLinkError("hft.layer=" + NAME + " needs a JDK of 22 or later, and "
                    + "hft.jar with it; this is " + Runtime.version());
        } catch (ReflectiveOperationException error) {
            throw new LinkageError(name, error);
        }
    }

    /** Refuse a library of another ABI: its records may differ. */
    public static void requireAbi(int found) {
        if (found != ABI_MAJOR) {
            throw new UnsatisfiedLinkError("libhft has ABI " + found + ", this binding needs ABI "
                    + ABI_MAJOR + ": install libhft.so." + ABI_MAJOR + ", or the binding for ABI "
                    + found);
        }
    }
}
