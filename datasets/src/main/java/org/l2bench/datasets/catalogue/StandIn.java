package org.l2bench.datasets.catalogue;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.l2bench.datasets.image.ImageShape;
import org.l2bench.datasets.image.Images;
import org.l2bench.datasets.image.LazyImages;
import org.l2bench.datasets.table.GroupedTable;
import org.l2bench.datasets.table.NumericTable;
import org.l2bench.datasets.text.Corpus;
import org.l2bench.datasets.text.TextFingerprint;

/**
 * Noise in the place of sets that may not be on this machine: images and tables of the catalogued shape, classes and
 * counts, and texts with as many different words. It tells how long a trial's steps take, and nothing else.
 */
final class StandIn {
    /** Of a user's folder that is not there; enough classes for any stream of tasks that a paper has. */
    private static final int FOLDER_CLASSES = 256;

    private static final int FOLDER_TRAIN = 8;
    private static final int FOLDER_TEST = 2;

    /** Different words of texts whose number is known; of others there are about as many. */
    private static final Map<String, Integer> WORDS = Map.of("wikitext-103", 267_744, "wikitext-2", 33_280);

    private static final int USUAL_WORDS = 20_000;
    private static final int WORDS_OF_A_LINE = 50;
    private static final int LETTERS = 26;

    /** How often a word is there, in the mean. */
    private static final int OFTEN = 4;

    private static final byte[] NOISE = new byte[1 << 20];
    private static final int STRIDE = 7919;

    static {
        new SplittableRandom(0).nextBytes(NOISE);
    }

    private StandIn() {}

    static Images images(DataSet set, Split split) {
        int[] numbers = Arrays.stream(set.item().split("x", -1))
                .mapToInt(Integer::parseInt)
                .toArray();
        var shape = new ImageShape(numbers[0], numbers[1], numbers[2]);
        return images(set.name(), shape, mixed(ClassCounts.of(set, split)), set.classes());
    }

    static GroupedTable table(DataSet set, Split split) {
        int columns = Integer.parseInt(set.item());
        int[] labels = mixed(ClassCounts.of(set, split));
        var rows = new double[labels.length][columns];
        for (int i = 0; i < rows.length; i++) {
            byte[] noise = noise(i, columns);
            Arrays.setAll(rows[i], j -> noise[j]);
        }
        var names = IntStream.rangeClosed(1, columns).mapToObj(j -> "f" + j).toList();
        var classes =
                IntStream.range(0, set.classes()).mapToObj(String::valueOf).toList();
        return GroupedTable.ungrouped(new NumericTable(set.name(), names, rows, labels, classes));
    }

    /** With the labels of a user's folder. */
    static Images images(String name, ImageShape shape, int[] labels, int classes) {
        var names = IntStream.range(0, classes).mapToObj(String::valueOf).toList();
        return new LazyImages(name, shape, 255, labels, names, i -> noise(i, shape.size()));
    }

    /** Of a user's folder that is not there. */
    static Images folder(String name, Split split, ImageShape shape) {
        int each =
                switch (split) {
                    case TRAIN -> FOLDER_TRAIN;
                    case TEST, VALIDATION -> FOLDER_TEST;
                    case ALL -> FOLDER_TRAIN + FOLDER_TEST;
                };
        var counts = new int[FOLDER_CLASSES];
        Arrays.fill(counts, each);
        return images(name, shape, mixed(counts), FOLDER_CLASSES);
    }

    /** Labels of all classes in turn. */
    private static int[] mixed(int[] counts) {
        var labels = new int[Arrays.stream(counts).sum()];
        int most = Arrays.stream(counts).max().orElse(0);
        int next = 0;
        for (int round = 0; round < most; round++) {
            for (int label = 0; label < counts.length; label++) {
                if (round < counts[label]) {
                    labels[next++] = label;
                }
            }
        }
        return labels;
    }

    private static byte[] noise(int index, int size) {
        var image = new byte[size];
        int from = (int) ((long) index * STRIDE % NOISE.length);
        for (int done = 0; done < size; ) {
            int length = Math.min(size - done, NOISE.length - from);
            System.arraycopy(NOISE, from, image, done, length);
            done += length;
            from = 0;
        }
        return image;
    }

    /** Lines of words that are drawn anew for each part; no more than it takes for most words to be there. */
    static Corpus text(DataSet set, Split part) {
        int words = WORDS.getOrDefault(set.name(), USUAL_WORDS);
        int lines = Math.min(set.counts().get(part), OFTEN * words / WORDS_OF_A_LINE);
        return new Corpus(set.name(), each -> read(words, lines, part.name().hashCode(), each));
    }

    private static String read(int words, int lines, long seed, Consumer<String> each) {
        var random = new SplittableRandom(seed);
        var found = new TextFingerprint();
        for (int i = 0; i < lines; i++) {
            var line = new StringBuilder(word(0));
            for (int place = 1; place < WORDS_OF_A_LINE; place++) {
                line.append(' ').append(word(random.nextInt(words)));
            }
            found.add(line.toString());
            each.accept(line.toString());
        }
        return found.hex();
    }

    /** Of letters alone, which every tokeniser leaves whole. */
    private static String word(int number) {
        var letters = new StringBuilder();
        for (int rest = number; letters.isEmpty() || rest > 0; rest /= LETTERS) {
            letters.append((char) ('a' + rest % LETTERS));
        }
        return letters.toString();
    }
}
