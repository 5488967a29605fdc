package org.l2bench.datasets.format;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * A JPEG file brought into the form in which every decoder gives the same samples: one picture, whole, from its start mark to its
 * end mark, with what decides its colours and nothing else. Profiles, orientation, thumbnails, comments, and whatever a camera has
 * put behind the picture are gone.
 *
 * <p>The colours are those that libjpeg assumes: with a JFIF segment YCbCr; else what Adobe's segment says; else by the names of the
 * components, YCbCr if they say nothing.
 */
final class JpegFile {
    private static final int START = 0xd8;
    private static final int END = 0xd9;
    private static final int SCAN = 0xda;
    private static final int JFIF = 0xe0;
    private static final int ADOBE = 0xee;
    private static final int COMMENT = 0xfe;
    private static final int PROGRESSIVE = 0xc2;
    private static final int COEFFICIENTS = 64;

    /** What the components of a pixel are. */
    enum Colours {
        GREY,
        YCC,
        RGB,
        /** Cyan, magenta, yellow and black, each stored inverted as Adobe does. */
        CMYK,
        /** The same with cyan, magenta and yellow as YCbCr. */
        YCCK
    }

    private final Content content;
    private final byte[] bytes;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private boolean isJfif;
    private int adobe = -1;
    private boolean isProgressive;
    private int[] components = {};
    /** How many bits of each coefficient of each component are still to come; unknown before its first scan. */
    private int[][] lacking = {};

    private JpegFile(Content content) {
        this.content = content;
        this.bytes = content.bytes();
    }

    /**
     * Reads the segments of a file.
     *
     * @throws FormatException if the picture is not there to its end
     */
    static JpegFile of(Content content) {
        JpegFile file = new JpegFile(content);
        file.read();
        return file;
    }

    private void read() {
        int at = 2;
        while (true) {
            int marker = marker(at);
            at = marker + 1;
            int code = Bytes.at(bytes, marker);
            if (code == END) {
                requireAllScans(marker);
                return;
            }
            if (isWithoutContent(code)) {
                continue;
            }
            int length = at + 2 <= bytes.length ? Bytes.bigEndian16(bytes, at) : Integer.MAX_VALUE / 2;
            if (length < 2) {
                throw FormatException.at(content.file(), at, "a segment of length " + length, "at least 2");
            }
            require(at + length);
            int end = at + length;
            take(code, at + 2, end);
            if (code == SCAN) {
                end = endOfScan(end);
            }
            if (!(code >= JFIF && code <= JFIF + 15) && code != COMMENT) {
                kept.write(0xff);
                kept.write(bytes, marker, end - marker);
            }
            at = end;
        }
    }

    /** The place of the code of the next marker; whatever stands before it is passed over, as libjpeg does. */
    private int marker(int from) {
        int at = from;
        while (true) {
            require(at + 2);
            if (Bytes.at(bytes, at) == 0xff && Bytes.at(bytes, at + 1) != 0xff && Bytes.at(bytes, at + 1) != 0) {
                return at + 1;
            }
            at++;
        }
    }

    private static boolean isWithoutContent(int code) {
        return code == 1 || (code >= 0xd0 && code <= START);
    }

    private void require(int end) {
        if (end > bytes.length) {
            throw FormatException.at(
                    content.file(), bytes.length, "the end of the file", "the rest of the image and its end mark");
        }
    }

    /** Coded data: up to a marker that neither is a restart nor stands for a byte of the data. */
    private int endOfScan(int from) {
        int at = from;
        while (true) {
            require(at + 2);
            int next = Bytes.at(bytes, at + 1);
            if (Bytes.at(bytes, at) == 0xff && next != 0 && next != 0xff && !(next >= 0xd0 && next < START)) {
                return at;
            }
            at++;
        }
    }

    private void take(int code, int from, int end) {
        if (code == JFIF && Bytes.matches(bytes, from, 'J', 'F', 'I', 'F', 0)) {
            isJfif = true;
        } else if (code == ADOBE && end - from >= 12 && Bytes.matches(bytes, from, 'A', 'd', 'o', 'b', 'e')) {
            adobe = Bytes.at(bytes, from + 11);
        } else if (code >= 0xc0 && code <= 0xcf && code != 0xc4 && code != 0xc8 && code != 0xcc) {
            frame(code, from, end);
        } else if (code == SCAN) {
            scan(from, end);
        }
    }

    private void frame(int code, int from, int end) {
        int count = end - from >= 6 ? Bytes.at(bytes, from + 5) : 0;
        if (count == 0 || end - from < 6 + 3 * count) {
            throw FormatException.at(content.file(), from, "a frame of " + count + " components", "1 to 4 of them");
        }
        isProgressive = code == PROGRESSIVE;
        components = new int[count];
        lacking = new int[count][COEFFICIENTS];
        for (int i = 0; i < count; i++) {
            components[i] = Bytes.at(bytes, from + 6 + 3 * i);
            Arrays.fill(lacking[i], Integer.MAX_VALUE);
        }
    }

    private void scan(int from, int end) {
        int count = end > from ? Bytes.at(bytes, from) : 0;
        if (end - from < 4 + 2 * count) {
            throw FormatException.at(content.file(), from, "a scan of " + count + " components", "a longer segment");
        }
        int first = isProgressive ? Bytes.at(bytes, from + 1 + 2 * count) : 0;
        int last = isProgressive ? Bytes.at(bytes, from + 2 + 2 * count) : COEFFICIENTS - 1;
        int left = isProgressive ? Bytes.at(bytes, from + 3 + 2 * count) & 15 : 0;
        for (int i = 0; i < count; i++) {
            for (int c = 0; c < components.length; c++) {
                if (components[c] == Bytes.at(bytes, from + 1 + 2 * i)) {
                    Arrays.fill(lacking[c], Math.min(first, last), Math.min(last + 1, COEFFICIENTS), left);
                }
            }
        }
    }

    /** A picture that is sent in several scans may have been cut between two of them. */
    private void requireAllScans(int end) {
        boolean complete = components.length > 0
                && Arrays.stream(lacking).flatMapToInt(Arrays::stream).allMatch(left -> left == 0);
        if (!complete) {
            throw FormatException.at(content.file(), end, "the end of the image", "the scans that it still lacks");
        }
    }

    Colours colours() {
        if (components.length == 4) {
            return adobe == 2 ? Colours.YCCK : Colours.CMYK;
        }
        if (components.length < 3) {
            return Colours.GREY;
        }
        boolean isRgb = !isJfif && (adobe == 0 || (adobe < 0 && Arrays.equals(components, new int[] {'R', 'G', 'B'})));
        return isRgb ? Colours.RGB : Colours.YCC;
    }

    /** The picture alone, with one segment that tells its colours to any decoder. */
    byte[] picture() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0xff, (byte) START});
        switch (colours()) {
            case GREY, YCC -> out.writeBytes(segment(JFIF, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0));
            case RGB, CMYK -> out.writeBytes(segment(ADOBE, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0));
            case YCCK -> out.writeBytes(segment(ADOBE, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 2));
        }
        out.writeBytes(kept.toByteArray());
        out.writeBytes(new byte[] {(byte) 0xff, (byte) END});
        return out.toByteArray();
    }

    private static byte[] segment(int code, int... values) {
        byte[] segment = new byte[4 + values.length];
        segment[0] = (byte) 0xff;
        segment[1] = (byte) code;
        segment[3] = (byte) (2 + values.length);
        for (int i = 0; i < values.length; i++) {
            segment[4 + i] = (byte) values[i];
        }
        return segment;
    }
}
