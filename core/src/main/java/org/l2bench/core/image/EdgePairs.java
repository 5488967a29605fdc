package org.l2bench.core.image;

import java.util.ArrayList;
import java.util.List;

/**
 * Where images change from a pixel to its right neighbour and nowhere else near by in the row: isolated edges, across which the slope of
 * other images of the same scenes can be seen.
 */
public final class EdgePairs {
    private final GreyImages targets;
    private final List<Pair> pairs;

    /** The left pixel of a pair. */
    public record Pair(int image, int row, int column) {}

    private EdgePairs(GreyImages targets, List<Pair> pairs) {
        this.targets = targets;
        this.pairs = List.copyOf(pairs);
    }

    /**
     * The isolated edges of images.
     *
     * @param least absolute difference that counts as an edge
     * @param reach so many pairs to either side must be without any change, as far as the row goes
     */
    public static EdgePairs of(GreyImages targets, double least, int reach) {
        var pairs = new ArrayList<Pair>();
        int last = targets.size() - 2;
        for (int image = 0; image < targets.count(); image++) {
            for (int row = 0; row < targets.size(); row++) {
                for (int column = 0; column <= last; column++) {
                    if (Math.abs(step(targets, image, row, column)) >= least
                            && isAlone(targets, image, row, column, reach)) {
                        pairs.add(new Pair(image, row, column));
                    }
                }
            }
        }
        return new EdgePairs(targets, pairs);
    }

    private static boolean isAlone(GreyImages targets, int image, int row, int column, int reach) {
        int last = Math.min(targets.size() - 2, column + reach);
        for (int other = Math.max(0, column - reach); other <= last; other++) {
            if (other != column && step(targets, image, row, other) != 0) {
                return false;
            }
        }
        return true;
    }

    private static double step(GreyImages images, int image, int row, int column) {
        return (double) images.at(image, row, column + 1) - images.at(image, row, column);
    }

    public List<Pair> pairs() {
        return pairs;
    }

    /**
     * The edge slope ratio sum dT dO / sum dT^2 over all pairs, T the targets and O the other images: 1 where edges are as sharp as the
     * targets', 1/m where they are spread evenly over m pixels.
     *
     * @throws ArithmeticException if there is no pair
     */
    public double slope(GreyImages others) {
        targets.requireAlike(others);
        if (pairs.isEmpty()) {
            throw new ArithmeticException("none of " + targets.count() + " images has an isolated edge");
        }
        double products = 0;
        double squares = 0;
        for (var pair : pairs) {
            double wanted = step(targets, pair.image(), pair.row(), pair.column());
            products += wanted * step(others, pair.image(), pair.row(), pair.column());
            squares += wanted * wanted;
        }
        return products / squares;
    }
}
