package org.l2bench.experiments.knnlml2;

import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.experiments.knnlml2.trial.MixtureGrid;
import org.l2bench.experiments.knnlml2.trial.MixtureGrid.Kind;
import org.l2bench.experiments.knnlml2.trial.MixtureGrid.Part;

/**
 * A mixture that seeds chose together, on half A alone.
 *
 * @param lambda place in the grid
 * @param nllOnA mean over seeds
 */
record Mixture(Kind kind, double exponent, int lambda, double nllOnA) {
    static Mixture best(SortedMap<Integer, ArmResult> seeds, Choice choice) {
        return best(seeds, choice.kind(), choice.exponents());
    }

    static Mixture best(SortedMap<Integer, ArmResult> seeds, Kind kind, List<Double> exponents) {
        return exponents.stream()
                .flatMap(exponent -> IntStream.range(0, MixtureGrid.LAMBDAS.size())
                        .mapToObj(lambda -> of(seeds, kind, exponent, lambda)))
                .min(Comparator.comparingDouble(Mixture::nllOnA))
                .orElseThrow();
    }

    private static Mixture of(SortedMap<Integer, ArmResult> seeds, Kind kind, double exponent, int lambda) {
        double mean = seeds.values().stream()
                .mapToDouble(r -> new Mixture(kind, exponent, lambda, 0).on(r, Part.TUNING))
                .average()
                .orElseThrow();
        return new Mixture(kind, exponent, lambda, mean);
    }

    double on(ArmResult result, Part part) {
        var means = result.curve(MixtureGrid.curve(part, kind, exponent)).orElseThrow();
        return means.y().get(lambda);
    }

    /** How many of the chosen numbers lie at an edge of their grids. */
    int edges(Choice choice) {
        int edges = isEdge(MixtureGrid.LAMBDAS, MixtureGrid.LAMBDAS.get(lambda)) ? 1 : 0;
        return choice.tunesTau() && isEdge(MixtureGrid.EXPONENTS, exponent) ? edges + 1 : edges;
    }

    private static boolean isEdge(List<Double> grid, double value) {
        return value == grid.get(0) || value == grid.get(grid.size() - 1);
    }
}
