package org.l2bench.datasets.format;

import java.util.zip.CRC32;

/** Whether the file of a picture is there to its end. Java's readers pass over much that is not. */
final class PictureEnd {
    private PictureEnd() {}

    /** @throws FormatException if a chunk is cut or its checksum is wrong, or the last one is not there */
    static void requirePng(Content content) {
        byte[] bytes = content.bytes();
        int at = 8;
        while (true) {
            requireUntil(content, at + 12L);
            long length = Bytes.bigEndian32(bytes, at);
            requireUntil(content, at + 12L + length);
            boolean isCritical = Character.isUpperCase(bytes[at + 4]);
            CRC32 sum = new CRC32();
            sum.update(bytes, at + 4, 4 + (int) length);
            if (isCritical && sum.getValue() != Bytes.bigEndian32(bytes, at + 8 + (int) length)) {
                throw FormatException.at(
                        content.file(), at, "a broken image (a chunk with a wrong checksum)", PictureFormat.READ);
            }
            if (Bytes.matches(bytes, at + 4, 'I', 'E', 'N', 'D')) {
                return;
            }
            at += 12 + (int) length;
        }
    }

    /**
     * Follows the blocks of a GIF to the end of its first picture.
     *
     * @throws FormatException if it is cut, or the first picture does not fill the canvas
     */
    static void requireGif(Content content) {
        byte[] bytes = content.bytes();
        requireUntil(content, 13);
        int at = 13 + palette(Bytes.at(bytes, 10));
        while (true) {
            requireUntil(content, at + 2L);
            int kind = Bytes.at(bytes, at);
            if (kind == 0x2c) {
                break;
            }
            if (kind != 0x21) {
                throw FormatException.at(content.file(), at, "a broken image (block " + kind + ")", PictureFormat.READ);
            }
            at = endOfBlocks(content, at + 2);
        }
        requireUntil(content, at + 11L);
        boolean fills = Bytes.matches(bytes, at + 1, 0, 0, 0, 0)
                && Bytes.littleEndian16(bytes, at + 5) == Bytes.littleEndian16(bytes, 6)
                && Bytes.littleEndian16(bytes, at + 7) == Bytes.littleEndian16(bytes, 8);
        if (!fills) {
            throw FormatException.at(
                    content.file(), at, "a first picture that does not fill the canvas", "one that does");
        }
        endOfBlocks(content, at + 11 + palette(Bytes.at(bytes, at + 9)));
    }

    /** Bytes of a palette, by the flags that announce it. */
    private static int palette(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
    }

    private static int endOfBlocks(Content content, int from) {
        int at = from;
        while (true) {
            requireUntil(content, at + 1L);
            int length = Bytes.at(content.bytes(), at);
            at += 1 + length;
            if (length == 0) {
                return at;
            }
        }
    }

    private static void requireUntil(Content content, long end) {
        if (end > content.bytes().length) {
            throw FormatException.at(
                    content.file(),
                    content.bytes().length,
                    "the end of the file",
                    "the rest of the image and its end mark");
        }
    }
}
