// SPDX-License-Identifier: Apache-2.0
package hft;

import hft.internal.Layer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Eight bytes for an out-parameter: a pointer or a count. */
final class Cell {
    private final ByteBuffer buffer =
            ByteBuffer.allocateDirect(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    final long address = Layer.CALLS.address(buffer);

    long take() {
        return buffer.getLong(0);
    }

    /** A handle that create wrote here, if it did. */
    long created(int status) {
        HftException.check(status);
        return take();
    }
}
