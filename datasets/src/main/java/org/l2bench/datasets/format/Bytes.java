package org.l2bench.datasets.format;

/** Numbers and marks in the bytes of a file. What lies beyond the end matches nothing. */
final class Bytes {
    private Bytes() {}

    static boolean matches(byte[] bytes, int offset, int... mark) {
        if (offset < 0 || offset > bytes.length - mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if (at(bytes, offset + i) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** An unsigned byte. */
    static int at(byte[] bytes, int offset) {
        return Byte.toUnsignedInt(bytes[offset]);
    }

    /** An unsigned 16-bit number, high byte first. */
    static int bigEndian16(byte[] bytes, int offset) {
        return at(bytes, offset) << 8 | at(bytes, offset + 1);
    }

    /** An unsigned 32-bit number, high byte first. */
    static long bigEndian32(byte[] bytes, int offset) {
        return (long) bigEndian16(bytes, offset) << 16 | bigEndian16(bytes, offset + 2);
    }

    /** An unsigned 16-bit number, low byte first. */
    static int littleEndian16(byte[] bytes, int offset) {
        return at(bytes, offset) | at(bytes, offset + 1) << 8;
    }
}
