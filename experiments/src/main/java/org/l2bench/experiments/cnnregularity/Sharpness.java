package org.l2bench.experiments.cnnregularity;

import java.util.Map;
import java.util.TreeMap;
import org.l2bench.core.image.EdgePairs;
import org.l2bench.core.image.FlatPixels;
import org.l2bench.core.image.GaussianFilter;
import org.l2bench.core.image.GreyImages;

/** What images are measured by beside those that they should be, at resolution factor s. */
record Sharpness(GreyImages targets, EdgePairs edges, FlatPixels flat, int scale) {
    /** Least difference of two pixels that is an edge. */
    static final double EDGE = 0.25;

    /** Base pixels to either side of an edge, or of a flat pixel, within which nothing else changes. */
    private static final int REACH = 2;

    private static final int WIDEST_FILTER = 2;
    private static final int FILTERS = 20;

    static Sharpness of(GreyImages targets, int scale) {
        int reach = REACH * scale;
        return new Sharpness(targets, EdgePairs.of(targets, EDGE, reach), FlatPixels.of(targets, reach), scale);
    }

    double rho(GreyImages outputs) {
        return edges.slope(outputs);
    }

    TreeMap<String, Double> metrics(GreyImages outputs) {
        double rho = rho(outputs);
        double width = width(rho, outputs.size());
        return new TreeMap<>(Map.of(
                MetricNames.RHO,
                rho,
                MetricNames.WIDTH,
                width,
                MetricNames.PHYSICAL,
                width / scale,
                MetricNames.FLAT,
                flat.rootMeanSquare(outputs),
                MetricNames.TEST,
                targets.meanSquare(outputs)));
    }

    /** Pixels over which an edge of this slope is spread, at most those of the image. */
    static double width(double rho, int size) {
        return 1 / Math.max(rho, 1.0 / size);
    }

    /** The same of a Gaussian filter that leaves as much noise in flat pixels. */
    TreeMap<String, Double> ofFilter(GreyImages inputs, double flatError) {
        var filter = GaussianFilter.reaching(
                flatError, inputs, flat::rootMeanSquare, (double) WIDEST_FILTER * scale, FILTERS);
        var metrics = metrics(filter.apply(inputs));
        metrics.put(MetricNames.SIGMA, filter.sigma());
        return metrics;
    }
}
