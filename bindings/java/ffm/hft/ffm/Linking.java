// SPDX-License-Identifier: Apache-2.0
package hft.ffm;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import hft.internal.Layer;
import hft.internal.Memory;
import hft.internal.Upcalls;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** libhft's functions as method handles, and Java's as C functions. */
final class Linking {
    private static final Linker LINKER = Linker.nativeLinker();
    private static final SymbolLookup LIBRARY = library();
    private static final String[] UPCALLS = {"onEvents", "onReports", "onTimer", "sendN"};
    private static final MethodType[] TYPES = {
        MethodType.methodType(int.class, long.class, long.class, int.class, long.class, long.class,
                int.class),
        MethodType.methodType(int.class, long.class, long.class, int.class, long.class, long.class,
                int.class),
        MethodType.methodType(int.class, long.class, long.class, long.class, long.class, long.class,
                int.class),
        MethodType.methodType(long.class, long.class, long.class, int.class),
    };
    private static final long[] STUBS = new long[UPCALLS.length];

    private Linking() {}

    /** The property hft.library names a file; else the loader finds libhft by its SONAME. */
    private static SymbolLookup library() {
        String file = System.getProperty("hft.library");
        String name = "libhft.so." + Layer.ABI_MAJOR;
        try {
            SymbolLookup found = file != null
                    ? SymbolLookup.libraryLookup(Path.of(file), Arena.global())
                    : SymbolLookup.libraryLookup(name, Arena.global());
            requireAbi(found);
            return found;
        } catch (IllegalArgumentException error) {
            throw (UnsatisfiedLinkError) new UnsatisfiedLinkError("cannot load "
                    + (file != null ? file : name) + ": install libhft, or name its folder in "
                    + "LD_LIBRARY_PATH, or the file in -Dhft.library").initCause(error);
        }
    }

    /** Asked before any other function is looked for. */
    private static void requireAbi(SymbolLookup library) {
        try {
            MethodHandle abi = LINKER.downcallHandle(library.find("hft_abi_major").orElseThrow(),
                    FunctionDescriptor.of(JAVA_INT));
            Layer.requireAbi((int) abi.invokeExact());
        } catch (Throwable error) {
            throw unexpected(error);
        }
    }

    static MethodHandle handle(String name, MemoryLayout result, MemoryLayout... parameters) {
        return link(name, result, parameters);
    }

    /** Of a function that ends in nanoseconds: the thread's state is not changed around it. */
    static MethodHandle brief(String name, MemoryLayout result, MemoryLayout... parameters) {
        return link(name, result, parameters, Linker.Option.critical(false));
    }

    private static MethodHandle link(String name, MemoryLayout result, MemoryLayout[] parameters,
            Linker.Option... options) {
        MemorySegment symbol = LIBRARY.find(name).orElseThrow(() -> new UnsatisfiedLinkError(
                "this libhft has no " + name + ": install a later one"));
        return LINKER.downcallHandle(symbol, result == null
                ? FunctionDescriptor.ofVoid(parameters)
                : FunctionDescriptor.of(result, parameters), options);
    }

    /** A handle throws nothing of its own; what comes is an Error. */
    static Error unexpected(Throwable error) {
        return error instanceof Error known ? known : new LinkageError("a call failed", error);
    }

    static long address(ByteBuffer buffer) {
        return MemorySegment.ofBuffer(buffer).address() - buffer.position();
    }

    static ByteBuffer buffer(long address, long size) {
        return MemorySegment.ofAddress(address).reinterpret(size).asByteBuffer();
    }

    static String string(long address) {
        return address == 0 ? null
                : MemorySegment.ofAddress(address).reinterpret(Long.MAX_VALUE).getString(0);
    }

    static synchronized long callback(int which) {
        if (which == Memory.JOURNAL_APPEND) {
            return LIBRARY.find("hft_journal_append").orElseThrow().address();
        }
        if (STUBS[which] == 0) {
            STUBS[which] = stub(UPCALLS[which], TYPES[which]);
        }
        return STUBS[which];
    }

    private static long stub(String name, MethodType type) {
        try {
            MethodHandle target = MethodHandles.lookup().findStatic(Upcalls.class, name, type);
            MemoryLayout[] parameters = type.parameterList().stream().map(Linking::layout)
                    .toArray(MemoryLayout[]::new);
            FunctionDescriptor shape =
                    FunctionDescriptor.of(layout(type.returnType()), parameters);
            return LINKER.upcallStub(target, shape, Arena.global()).address();
        } catch (ReflectiveOperationException error) {
            throw new LinkageError(name, error);
        }
    }

    private static MemoryLayout layout(Class<?> type) {
        return type == int.class ? JAVA_INT : JAVA_LONG;
    }
}
