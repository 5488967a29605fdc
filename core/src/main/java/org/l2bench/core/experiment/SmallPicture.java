package org.l2bench.core.experiment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import org.l2bench.core.json.Json;

/**
 * A small picture of an outcome, by the digest of its content. A record names the digest; the content, a PNG file, is stored once
 * beside the records. It is written here and without compression, so that the same pixels are the same bytes with every JDK.
 */
public final class SmallPicture {
    /** Bytes of the largest one: a picture is an illustration, not data. */
    public static final int LARGEST = 128 << 10;

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int MOST_OF_BLOCK = 0xFFFF;

    private final String digest;
    private final Optional<byte[]> content;

    private SmallPicture(String digest, Optional<byte[]> content) {
        this.digest = digest;
        this.content = content;
    }

    /**
     * A grey picture.
     *
     * @param pixels row by row from the top, 0 is black and 255 white
     */
    public static SmallPicture grey(int width, int height, byte[] pixels) {
        return of(width, height, 1, pixels);
    }

    /**
     * A picture in colour.
     *
     * @param pixels row by row from the top, three bytes each: red, green, blue
     */
    public static SmallPicture colour(int width, int height, byte[] pixels) {
        return of(width, height, 3, pixels);
    }

    private static SmallPicture of(int width, int height, int channels, byte[] pixels) {
        if (width < 1 || height < 1 || pixels.length != width * height * channels) {
            throw new IllegalArgumentException("a picture of " + width + " x " + height + " pixels needs "
                    + (long) width * height * channels + " bytes, had " + pixels.length);
        }
        var png = png(width, height, channels, pixels);
        if (png.length > LARGEST) {
            throw new IllegalArgumentException("a picture of " + width + " x " + height + " pixels has " + png.length
                    + " bytes, at most " + LARGEST + " are kept; show a part of it or fewer pixels");
        }
        return new SmallPicture(HexFormat.of().formatHex(Json.sha256().digest(png)), Optional.of(png));
    }

    /** The one that a record names, without its content. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static SmallPicture named(String digest) {
        return new SmallPicture(digest, Optional.empty());
    }

    /** SHA-256 of its content. */
    @JsonValue
    public String digest() {
        return digest;
    }

    /** The PNG file, of a picture that was not read from a record. */
    public Optional<byte[]> content() {
        return content.map(byte[]::clone);
    }

    private static byte[] png(int width, int height, int channels, byte[] pixels) {
        int row = width * channels;
        var rows = new ByteArrayOutputStream();
        for (int y = 0; y < height; y++) {
            rows.write(0); // no filter
            rows.write(pixels, y * row, row);
        }
        var file = new ByteArrayOutputStream();
        file.writeBytes(SIGNATURE);
        try (var out = new DataOutputStream(file)) {
            chunk(out, "IHDR", header -> {
                header.writeInt(width);
                header.writeInt(height);
                header.write(new byte[] {8, (byte) (channels == 1 ? 0 : 2), 0, 0, 0});
            });
            chunk(out, "IDAT", data -> stored(rows.toByteArray(), data));
            chunk(out, "IEND", end -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    @FunctionalInterface
    private interface Body {
        void writeTo(DataOutputStream out) throws IOException;
    }

    private static void chunk(DataOutputStream file, String type, Body body) throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(type.getBytes(StandardCharsets.US_ASCII));
        body.writeTo(new DataOutputStream(bytes));
        var crc = new CRC32();
        crc.update(bytes.toByteArray());
        file.writeInt(bytes.size() - type.length());
        file.write(bytes.toByteArray());
        file.writeInt((int) crc.getValue());
    }

    /** A zlib stream of blocks that are stored as they are. */
    private static void stored(byte[] bytes, DataOutputStream out) throws IOException {
        out.writeShort(0x7801);
        for (int at = 0; at < bytes.length; at += MOST_OF_BLOCK) {
            int length = Math.min(MOST_OF_BLOCK, bytes.length - at);
            out.write(at + length == bytes.length ? 1 : 0);
            out.writeShort(Short.reverseBytes((short) length));
            out.writeShort(Short.reverseBytes((short) ~length));
            out.write(bytes, at, length);
        }
        var sum = new Adler32();
        sum.update(bytes);
        out.writeInt((int) sum.getValue());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SmallPicture picture && picture.digest.equals(digest);
    }

    @Override
    public int hashCode() {
        return Objects.hash(digest);
    }

    @Override
    public String toString() {
        return "picture " + digest.substring(0, Math.min(12, digest.length()));
    }
}
