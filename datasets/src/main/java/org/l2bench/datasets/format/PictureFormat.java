package org.l2bench.datasets.format;

import java.util.Arrays;
import java.util.Optional;

/** Formats of pictures, told by how a file begins; its name says nothing. */
enum PictureFormat {
    PNG("PNG", true, 0, 0x89, 'P', 'N', 'G'),
    JPEG("JPEG", true, 0, 0xff, 0xd8),
    GIF("GIF", true, 0, 'G', 'I', 'F', '8'),
    BMP("BMP", true, 0, 'B', 'M'),
    WEBP("WebP", false, 8, 'W', 'E', 'B', 'P'),
    TIFF_LITTLE("TIFF", false, 0, 'I', 'I', '*', 0),
    TIFF_BIG("TIFF", false, 0, 'M', 'M', 0, '*'),
    HEIF("HEIF or AVIF", false, 4, 'f', 't', 'y', 'p'),
    JPEG_XL("JPEG XL", false, 0, 0xff, 0x0a),
    JPEG_2000("JPEG 2000", false, 4, 'j', 'P', ' ', ' '),
    NETPBM("a portable pixmap", false, 0, 'P', '6'),
    ICO("an icon", false, 0, 0, 0, 1, 0);

    /** The formats that are read, for messages. */
    static final String READ = "PNG, JPEG, GIF or BMP";

    private final String words;
    private final boolean isRead;
    private final int offset;
    private final int[] mark;

    PictureFormat(String words, boolean isRead, int offset, int... mark) {
        this.words = words;
        this.isRead = isRead;
        this.offset = offset;
        this.mark = mark;
    }

    /**
     * The format of a file that can be read.
     *
     * @throws FormatException if it is another one, by its name if it is known
     */
    static PictureFormat of(Content content) {
        Optional<PictureFormat> found = Arrays.stream(values())
                .filter(format -> Bytes.matches(content.bytes(), format.offset, format.mark))
                .findFirst();
        return found.filter(format -> format.isRead)
                .orElseThrow(() -> FormatException.at(
                        content.file(), 0, found.map(format -> format.words).orElse("bytes of another format"), READ));
    }
}
