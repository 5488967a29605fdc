package org.l2bench.datasets.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The reference values are Pillow's, see {@code pictures/make.py}. */
class PictureTest {
    /** JPEG decoders differ in how they round colours and repeat them. */
    private static final int LEVELS = 2;

    private static final Map<String, String> PILLOW = values();

    private static byte[] bytes(String name) {
        try (var in = PictureTest.class.getResourceAsStream("pictures/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, String> values() {
        return new String(bytes("values.txt"), StandardCharsets.US_ASCII)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" ", 2))
                .collect(Collectors.toMap(fields -> fields[0], fields -> fields[1]));
    }

    private static Stream<String> names() {
        return PILLOW.keySet().stream().sorted();
    }

    private static Picture read(String name, byte[] bytes) {
        return Picture.read(new Content(name, bytes));
    }

    private static Picture read(String name) {
        return read(name, bytes(name));
    }

    /** [height, width, 3], as Pillow orders them; grey three times. */
    private static int[] rgb(Picture picture) {
        int area = picture.shape().area();
        return IntStream.range(0, 3 * area)
                .map(i -> Byte.toUnsignedInt(
                        picture.pixels()[i % 3 * (picture.shape().channels() / 3) * area + i / 3]))
                .toArray();
    }

    @ParameterizedTest
    @MethodSource("names")
    void pixelsAreThoseOfAnotherDecoder(String name) {
        String[] fields = PILLOW.get(name).split(" ", -1);
        byte[] expected = HexFormat.of().parseHex(fields[2]);
        Picture picture = read(name);
        assertThat(picture.shape().width()).isEqualTo(Integer.parseInt(fields[0]));
        assertThat(picture.shape().height()).isEqualTo(Integer.parseInt(fields[1]));
        int[] found = rgb(picture);
        int largest = IntStream.range(0, found.length)
                .map(i -> Math.abs(found[i] - Byte.toUnsignedInt(expected[i])))
                .max()
                .orElseThrow();
        assertThat(largest).isLessThanOrEqualTo(name.endsWith(".jpg") ? LEVELS : 0);
    }

    @Test
    void nothingButTheSamplesCounts() {
        byte[] plain = read("jpeg-444.jpg").pixels();
        for (String name : new String[] {"jpeg-profile.jpg", "jpeg-turned.jpg", "jpeg-film.jpg"}) {
            assertThat(read(name).pixels()).as(name).isEqualTo(plain);
        }
        byte[] png = read("rgb.png").pixels();
        for (String name : new String[] {"rgb-profile.png", "rgb-turned.png", "rgba.png", "rgb.bmp", "rgba.bmp"}) {
            assertThat(read(name).pixels()).as(name).isEqualTo(png);
        }
    }

    /** Of grey ones, Pillow would cut what is above 255. */
    @Test
    void ofSixteenBitsTheUpperEightAreTaken() throws IOException {
        assertThat(read("grey", png(2, 1, 0, 0x12, 0xff, 0xfe, 0x80)).pixels()).containsExactly(0x12, 0xfe);
        assertThat(read("grey and alpha", png(1, 1, 4, 0x12, 0xff, 0, 0)).pixels())
                .containsExactly(0x12);
        assertThat(read("colour", png(1, 1, 2, 0x12, 0xff, 0, 0x80, 0xff, 0x7f)).pixels())
                .containsExactly(0x12, 0, 0xff);
    }

    /** A PNG of one line, of 16 bits. */
    private static byte[] png(int width, int height, int colourType, int... samples) throws IOException {
        var out = new ByteArrayOutputStream();
        out.writeBytes(HexFormat.of().parseHex("89504e470d0a1a0a"));
        chunk(
                out,
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put(new byte[] {16, (byte) colourType, 0, 0, 0})
                        .array());
        var packed = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(packed)) {
            deflater.write(0);
            for (int sample : samples) {
                deflater.write(sample);
            }
        }
        chunk(out, "IDAT", packed.toByteArray());
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String name, byte[] content) throws IOException {
        byte[] named = name.getBytes(StandardCharsets.US_ASCII);
        var sum = new CRC32();
        sum.update(named);
        sum.update(content);
        var data = new DataOutputStream(out);
        data.writeInt(content.length);
        data.write(named);
        data.write(content);
        data.writeInt((int) sum.getValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rgb.png",
                "palette.png",
                "jpeg-444.jpg",
                "jpeg-progressive.jpg",
                "jpeg-cmyk.jpg",
                "palette.gif",
                "animated.gif",
                "rgb.bmp",
                "one-bit.bmp"
            })
    void aFileThatIsCutAnywhereIsRefused(String name) {
        byte[] whole = bytes(name);
        int needed = name.equals("animated.gif") ? whole.length / 3 : whole.length - 1;
        for (int length = 2; length < needed; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> read(name, cut)).as("%s bytes", length).isInstanceOf(FormatException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"jpeg-444.jpg", "jpeg-420.jpg", "jpeg-progressive.jpg", "jpeg-restarts.jpg", "jpeg-cmyk.jpg"})
    void aCutJpegWithAnEndMarkIsRefused(String name) {
        byte[] whole = bytes(name);
        for (int length = 24; length < whole.length - 6; length++) {
            byte[] cut = Arrays.copyOf(whole, length + 2);
            cut[length] = (byte) 0xff;
            cut[length + 1] = (byte) 0xd9;
            assertThatThrownBy(() -> read(name, cut))
                    .as("%s of %s bytes", length, whole.length)
                    .isInstanceOf(FormatException.class);
        }
    }

    @Test
    void aDamagedPngIsRefused() {
        byte[] bytes = bytes("rgb.png");
        for (int i = 8; i < bytes.length; i++) {
            byte[] damaged = bytes.clone();
            damaged[i] ^= 0x10;
            assertThatThrownBy(() -> read("rgb.png", damaged)).as("byte %s", i).isInstanceOf(FormatException.class);
        }
    }

    @Test
    void aSoundPictureThatIsTooLargeIsNotCalledBroken() throws IOException {
        assertThatThrownBy(() -> read("large.png", png(30_000, 30_000, 2)))
                .hasMessage(
                        "large.png, byte 0: found a picture of 30000 x 30000 pixels, expected at most 67108864 pixels;"
                                + " make it smaller");
    }

    @Test
    void otherFormatsAreNamed() {
        byte[] webp = "RIFF\0\0\0\0WEBPVP8 ".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> read("a.jpg", webp))
                .hasMessage("a.jpg, byte 0: found WebP, expected PNG, JPEG, GIF or BMP");
        assertThatThrownBy(() -> read("a.jpg", "<html>".getBytes(StandardCharsets.US_ASCII)))
                .hasMessage("a.jpg, byte 0: found bytes of another format, expected PNG, JPEG, GIF or BMP");
    }

    @Test
    void aGifWhoseFirstPictureIsSmallerThanItsCanvasIsRefused() {
        byte[] gif = bytes("palette.gif");
        gif[6]++;
        assertThatThrownBy(() -> read("a.gif", gif)).hasMessageContaining("does not fill the canvas");
    }
}
