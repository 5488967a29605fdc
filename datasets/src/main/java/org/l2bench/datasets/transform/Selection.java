package org.l2bench.datasets.transform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.l2bench.datasets.image.ImageSet;

/** Which images of a set are used: by a random split, by their place in their class, by class. */
public final class Selection {
    private Selection() {}

    /**
     * Two disjoint sets of indices, each in ascending order.
     *
     * @param train the indices to learn from
     * @param validation the indices held out
     */
    @SuppressWarnings("ArrayRecordComponent") // a pair of results, never compared
    public record Partition(int[] train, int[] validation) {}

    /**
     * A random split of the indices from 0 to count - 1, a pure function of its arguments: the first {@code train} places
     * of {@link Draws#permutation} are the training part, the rest is held out.
     */
    public static Partition split(int count, int train, long seed) {
        if (train < 0 || train > count) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "train must be from 0 to %d, was %d", count, train));
        }
        int[] order = new Draws(seed).permutation(count);
        int[] first = Arrays.copyOfRange(order, 0, train);
        int[] rest = Arrays.copyOfRange(order, train, count);
        Arrays.sort(first);
        Arrays.sort(rest);
        return new Partition(first, rest);
    }

    /**
     * The indices of the images that are number {@code from} to {@code to - 1} of their class, in the order of the set.
     * A class with fewer than {@code to} images is an error.
     */
    public static int[] range(ImageSet set, int from, int to) {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "a range must have 0 <= from <= to, was %d to %d", from, to));
        }
        int[] available = set.countsPerClass();
        for (int label = 0; label < available.length; label++) {
            if (available[label] < to) {
                throw new IllegalArgumentException(String.format(
                        Locale.ROOT,
                        "%s: %d images of each class are wanted, but class '%s' has %d",
                        set.name(),
                        to,
                        set.classNames().get(label),
                        available[label]));
            }
        }
        int[] seen = new int[available.length];
        return IntStream.range(0, set.count())
                .filter(i -> {
                    int place = seen[set.labels()[i]]++;
                    return place >= from && place < to;
                })
                .toArray();
    }

    /** The first n images of each class, in the order of the set. A class with fewer images is an error. */
    public static ImageSet firstPerClass(ImageSet set, int n) {
        return set.select(range(set, 0, n));
    }

    /**
     * So many images of a set that is sorted by class, spread over the classes and within them: each class gives its share (the
     * largest remainders first, of equal ones the class that comes first), at equal distances in the order of the set.
     *
     * @return all images if there are no more than wanted
     */
    public static ImageSet spread(ImageSet set, int images) {
        if (images >= set.count()) {
            return set;
        }
        int[] available = set.countsPerClass();
        int[] shares = shares(available, images);
        BitSet[] chosen = new BitSet[available.length];
        for (int label = 0; label < chosen.length; label++) {
            chosen[label] = middles(available[label], shares[label]);
        }
        int[] seen = new int[available.length];
        return set.select(IntStream.range(0, set.count())
                .filter(i -> chosen[set.labels()[i]].get(seen[set.labels()[i]]++))
                .toArray());
    }

    /** The places in the middle of so many equal stretches of a class. */
    private static BitSet middles(int available, int share) {
        BitSet places = new BitSet(available);
        for (long j = 0; j < share; j++) {
            places.set((int) ((2 * j + 1) * available / (2L * share)));
        }
        return places;
    }

    private static int[] shares(int[] available, int images) {
        long all = Arrays.stream(available).asLongStream().sum();
        int[] shares = new int[available.length];
        for (int label = 0; label < shares.length; label++) {
            shares[label] = (int) ((long) images * available[label] / all);
        }
        int left = images - Arrays.stream(shares).sum();
        IntStream.range(0, shares.length)
                .boxed()
                .sorted(Comparator.comparingLong((Integer label) -> (long) images * available[label] % all)
                        .reversed()
                        .thenComparing(label -> label))
                .limit(left)
                .forEach(label -> shares[label]++);
        return shares;
    }

    /**
     * The images of these classes, in the order of the set. The labels are numbered anew, from 0, in the order in which
     * the classes are given here.
     */
    public static ImageSet keepClasses(ImageSet set, int... classes) {
        int[] newLabel = new int[set.classNames().size()];
        Arrays.fill(newLabel, -1);
        Set<Integer> given = new HashSet<>();
        List<String> names = new ArrayList<>();
        for (int label : classes) {
            if (label < 0 || label >= newLabel.length || !given.add(label)) {
                throw new IllegalArgumentException(String.format(
                        Locale.ROOT,
                        "%s: classes must be from 0 to %d and named once, were %s",
                        set.name(),
                        newLabel.length - 1,
                        Arrays.toString(classes)));
            }
            newLabel[label] = names.size();
            names.add(set.classNames().get(label));
        }
        int[] kept = IntStream.range(0, set.count())
                .filter(i -> newLabel[set.labels()[i]] >= 0)
                .toArray();
        ImageSet chosen = set.select(kept);
        int[] labels =
                Arrays.stream(chosen.labels()).map(label -> newLabel[label]).toArray();
        return new ImageSet(set.name(), chosen.pixels(), set.shape(), set.maxValue(), labels, names);
    }
}
