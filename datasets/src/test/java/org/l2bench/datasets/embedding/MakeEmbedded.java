package org.l2bench.datasets.embedding;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import org.l2bench.datasets.format.Content;
import org.l2bench.datasets.format.Idx;
import org.l2bench.datasets.transform.Reshape;

/**
 * Makes every embedded resource from the packages in which its data are published. Arguments: the folder with the unpacked
 * packages, as {@code datasets/make-embedded} lays it out, and the folder to write to. The decoded content is a pure
 * function of the packages; the compressed bytes also depend on the zlib of the JDK.
 */
final class MakeEmbedded {
    private static final List<String> PHOTOS =
            List.of("astronaut", "brick", "camera", "chelsea", "coffee", "grass", "gravel");

    private final Path packages;
    private final Path target;

    private MakeEmbedded(Path packages, Path target) {
        this.packages = packages;
        this.target = target;
    }

    public static void main(String[] arguments) throws IOException {
        MakeEmbedded make = new MakeEmbedded(Path.of(arguments[0]), Path.of(arguments[1]));
        make.fashion("train", 1000);
        make.fashion("t10k", 200);
        make.digits();
        make.photos();
        make.quickdraw();
        make.table("kernlab_spam", "spambase");
        make.table("modeldata_pd_speech", "pd-speech");
        make.table("mlbench_Sonar", "sonar");
        make.table("mlbench_Ionosphere", "ionosphere");
    }

    /** The first images of each of the ten classes, in the order of the file. */
    private void fashion(String part, int perClass) throws IOException {
        Path folder = packages.resolve("usr/share/datasets/fashion-mnist");
        Idx images = Idx.read(Content.of(folder.resolve(part + "-images-idx3-ubyte.gz")), 3);
        Idx labels = Idx.read(Content.of(folder.resolve(part + "-labels-idx1-ubyte.gz")), 1);
        int[] seen = new int[10];
        int[] chosen = IntStream.range(0, labels.values().length)
                .filter(i -> seen[labels.values()[i]]++ < perClass)
                .toArray();
        int size = 28 * 28;
        byte[] pixels = new byte[chosen.length * size];
        byte[] classes = new byte[chosen.length];
        for (int i = 0; i < chosen.length; i++) {
            System.arraycopy(images.values(), chosen[i] * size, pixels, i * size, size);
            classes[i] = labels.values()[chosen[i]];
        }
        Path out = target.resolve("fashion-mnist-subset");
        gzip(out.resolve(part + "-images-idx3-ubyte.gz"), Idx.write(List.of(chosen.length, 28, 28), pixels));
        gzip(out.resolve(part + "-labels-idx1-ubyte.gz"), Idx.write(List.of(chosen.length), classes));
    }

    /** Each line: 64 pixel values from 0 to 16, row by row, then the digit. */
    private void digits() throws IOException {
        Path file = packages.resolve("usr/lib/python3/dist-packages/sklearn/datasets/data/digits.csv.gz");
        List<String> lines = lines(file);
        byte[] pixels = new byte[lines.size() * 64];
        byte[] classes = new byte[lines.size()];
        for (int i = 0; i < lines.size(); i++) {
            String[] fields = lines.get(i).split(",", -1);
            if (fields.length != 65) {
                throw new IOException(file + ", line " + (i + 1) + ": " + fields.length + " fields instead of 65");
            }
            for (int j = 0; j < 64; j++) {
                pixels[i * 64 + j] = Byte.parseByte(fields[j]);
            }
            classes[i] = Byte.parseByte(fields[64]);
        }
        Path out = target.resolve("digits8x8");
        gzip(out.resolve("images-idx3-ubyte.gz"), Idx.write(List.of(lines.size(), 8, 8), pixels));
        gzip(out.resolve("labels-idx1-ubyte.gz"), Idx.write(List.of(lines.size()), classes));
    }

    /** Each photo in grey at half its size: one rounding (half up) of the weighted mean over 2x2 pixels. */
    private void photos() throws IOException {
        Path folder = packages.resolve("usr/lib/python3/dist-packages/skimage/data");
        Path out = Files.createDirectories(target.resolve("patches"));
        for (String photo : PHOTOS) {
            Raster raster =
                    ImageIO.read(folder.resolve(photo + ".png").toFile()).getRaster();
            int height = raster.getHeight() / 2;
            int width = raster.getWidth() / 2;
            BufferedImage half = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
            for (int row = 0; row < height; row++) {
                for (int column = 0; column < width; column++) {
                    int sum = 0;
                    for (int i = 0; i < 4; i++) {
                        sum += thousandfoldGrey(raster, 2 * column + i % 2, 2 * row + i / 2);
                    }
                    half.getRaster().setSample(column, row, 0, (sum + 2000) / 4000);
                }
            }
            if (!ImageIO.write(half, "png", out.resolve(photo + ".png").toFile())) {
                throw new IOException("this JDK has no PNG writer");
            }
        }
    }

    private static int thousandfoldGrey(Raster raster, int x, int y) {
        if (raster.getNumBands() == 1) {
            return 1000 * raster.getSample(x, y, 0);
        }
        return Reshape.weighted(raster.getSample(x, y, 0), raster.getSample(x, y, 1), raster.getSample(x, y, 2));
    }

    /**
     * The class names sorted by bytes; of these the ones at even places; of these, counted anew, the places 2, 5, 8 and so
     * on are dropped until 48 are gone.
     */
    private void quickdraw() throws IOException {
        Path folder = packages.resolve("package/src/drawings");
        List<String> names;
        try (var files = Files.list(folder)) {
            names = files.map(file -> file.getFileName().toString().replace(".ndjson.gz", ""))
                    .sorted() // all names are ASCII: the order of bytes
                    .toList();
        }
        List<String> even = IntStream.range(0, names.size())
                .filter(i -> i % 2 == 0)
                .mapToObj(names::get)
                .toList();
        List<String> classes = IntStream.range(0, even.size())
                .filter(i -> i % 3 != 2 || i / 3 >= 48)
                .mapToObj(even::get)
                .toList();
        byte[] pixels = new byte[classes.size() * 100 * 784];
        byte[] labels = new byte[classes.size() * 100];
        for (int c = 0; c < classes.size(); c++) {
            Path file = folder.resolve(classes.get(c) + ".ndjson.gz");
            List<String> lines = lines(file);
            if (lines.size() != 100) {
                throw new IOException(file + ": " + lines.size() + " drawings instead of 100");
            }
            for (int i = 0; i < 100; i++) {
                String line = lines.get(i).strip();
                String[] values = line.substring(1, line.length() - 1).split(",", -1);
                for (int j = 0; j < 784; j++) {
                    pixels[(c * 100 + i) * 784 + j] = intensity(file, values[j]);
                }
            }
            Arrays.fill(labels, c * 100, (c + 1) * 100, (byte) c);
        }
        Path out = target.resolve("quickdraw");
        gzip(out.resolve("images-idx3-ubyte.gz"), Idx.write(List.of(labels.length, 28, 28), pixels));
        gzip(out.resolve("labels-idx1-ubyte.gz"), Idx.write(List.of(labels.length), labels));
        Files.writeString(out.resolve("classes.txt"), String.join("\n", classes) + "\n");
    }

    /**
     * From thousandths, as published, to 255ths, a half rounded down: so that a value above 0.1 is above 25.5 and no other
     * is, and what is drawn over a tenth of the intensity can still be told.
     */
    private static byte intensity(Path file, String value) throws IOException {
        double published = Double.parseDouble(value);
        long thousandths = Math.round(1000 * published);
        if (thousandths < 0 || thousandths > 1000 || Math.abs(thousandths - 1000 * published) > 1e-9) {
            throw new IOException(file + ": value " + value + " is not a number of thousandths from 0 to 1000");
        }
        return (byte) ((510 * thousandths + 999) / 2000);
    }

    /** A table as it is, compressed anew. */
    private void table(String published, String name) throws IOException {
        gzip(
                target.resolve(name + "/" + name + ".csv.gz"),
                Content.of(packages.resolve(published + ".csv.gz")).bytes());
    }

    private static List<String> lines(Path file) {
        return new ArrayList<>(new String(Content.of(file).bytes(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .toList());
    }

    /** Java writes no time stamp and no file name into the header, so equal content gives equal files. */
    private static void gzip(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        try (GZIPOutputStream out = new SmallestGzip(Files.newOutputStream(file))) {
            out.write(content);
        }
    }

    private static final class SmallestGzip extends GZIPOutputStream {
        SmallestGzip(OutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
