package org.l2bench.datasets.synthetic;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;
import org.l2bench.datasets.table.GroupedTable;

/**
 * A table in the manner of Madelon (Guyon, NIPS 2003 feature selection challenge): two classes that no single column and no linear
 * rule tells apart, among columns that say nothing.
 *
 * <ul>
 *   <li>5 hidden coordinates: a random vertex of {-1.5, 1.5}^5 plus N(0, 1) in each; half of the 32 vertices are of class 1, drawn;
 *   <li>redundant columns: the hidden coordinates times a matrix of U(-1, 1);
 *   <li>probes: N(0, 1) of their own;
 *   <li>a share of the labels swapped, and all columns in random order.
 * </ul>
 *
 * @param rows at least 1
 * @param redundant columns that are mixtures, >= 0
 * @param probes columns that are noise, >= 0
 * @param flipped share of the rows with the other label, from 0 to 1; rounded to whole rows
 */
public record MadelonLike(int rows, int redundant, int probes, double flipped) {
    /** 600 rows of 5 + 15 + 80 columns, 1 % of the labels swapped: the sheet of ae-perturbation. */
    public static final MadelonLike SHEET = new MadelonLike(600, 15, 80, 0.01);

    private static final int HIDDEN = 5;
    private static final int VERTICES = 1 << HIDDEN;
    private static final double SIDE = 1.5;

    public MadelonLike {
        if (rows < 1 || redundant < 0 || probes < 0 || !(flipped >= 0 && flipped <= 1)) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "rows must be >= 1, redundant and probes >= 0, flipped from 0 to 1, were %d, %d, %d, %s",
                    rows,
                    redundant,
                    probes,
                    flipped));
        }
    }

    /** Draws everything anew: the classes of the vertices, the matrix, the rows, what is swapped, the order of the columns. */
    public GroupedTable draw(RandomGenerator random) {
        int[] classOfVertex = new int[VERTICES];
        Arrays.stream(Drawn.some(random, VERTICES, VERTICES / 2)).forEach(vertex -> classOfVertex[vertex] = 1);
        double[][] mixing = new double[HIDDEN][redundant];
        for (double[] row : mixing) {
            Arrays.setAll(row, j -> 2 * random.nextDouble() - 1);
        }
        int[] labels = new int[rows];
        double[][] drawn = new double[rows][];
        for (int i = 0; i < rows; i++) {
            int vertex = random.nextInt(VERTICES);
            labels[i] = classOfVertex[vertex];
            drawn[i] = row(random, vertex, mixing);
        }
        Drawn.flip(labels, Drawn.some(random, rows, (int) Math.round(flipped * rows)));
        int[] order = Drawn.some(random, drawn[0].length, drawn[0].length);
        double[][] shuffled = Arrays.stream(drawn)
                .map(row -> Arrays.stream(order).mapToDouble(j -> row[j]).toArray())
                .toArray(double[][]::new);
        return Drawn.table("madelon-like", shuffled, labels);
    }

    /** Hidden coordinates, mixtures, probes. */
    private double[] row(RandomGenerator random, int vertex, double[][] mixing) {
        double[] row = new double[HIDDEN + redundant + probes];
        for (int k = 0; k < HIDDEN; k++) {
            row[k] = ((vertex >> k & 1) == 1 ? SIDE : -SIDE) + random.nextGaussian();
        }
        for (int j = 0; j < redundant; j++) {
            int column = j;
            row[HIDDEN + j] = IntStream.range(0, HIDDEN)
                    .mapToDouble(k -> row[k] * mixing[k][column])
                    .sum();
        }
        for (int j = HIDDEN + redundant; j < row.length; j++) {
            row[j] = random.nextGaussian();
        }
        return row;
    }
}
