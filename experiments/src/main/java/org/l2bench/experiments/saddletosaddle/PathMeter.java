package org.l2bench.experiments.saddletosaddle;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.linear.RealMatrix;
import org.l2bench.core.linear.DeepLinearNet;

/**
 * Follows a net on its way to a diagonal teacher: at every step, whether the loss is within 5 % of that of a saddle of rank k,
 * p_k = sum_(i&gt;k) s_i^2 / n, and where on that plateau the gradient is smallest.
 */
final class PathMeter {
    private static final double BAND = 0.05;
    /** Where a path counts as finished; that of the teacher's last saddle is 20. */
    private static final double END = 1;
    /** A plateau with fewer steps is a saddle that was passed over. */
    static final int LEAST_DWELL = 300;

    /** What stands for the rank on a plateau on which the net never was, and for its distance from there: all of it. */
    private static final int NEVER = -1;

    private final DeepLinearNet net;
    private final List<Double> teacher;
    private final Findings findings;
    private final int[] dwell;
    private final int[] first;
    private final double[] slowest;
    private final RealMatrix[] slowestProduct;
    private final LogSteps points = new LogSteps();
    private int toTheEnd;
    private int beforeTheEnd;
    private boolean isFinished;

    PathMeter(DeepLinearNet net, List<Double> teacher, Findings findings) {
        this.net = net;
        this.teacher = teacher;
        this.findings = findings;
        this.dwell = new int[teacher.size()];
        this.first = new int[teacher.size()];
        this.slowest = new double[teacher.size()];
        this.slowestProduct = new RealMatrix[teacher.size()];
        Arrays.fill(slowest, Double.POSITIVE_INFINITY);
        Arrays.fill(first, NEVER);
    }

    /** p_k, the loss of the best map of rank k. */
    static double plateau(List<Double> teacher, int rank) {
        return teacher.stream().skip(rank).mapToDouble(s -> s * s).sum() / teacher.size();
    }

    /** Looks at the net, whose loss and gradient have been evaluated. */
    void at(int step, double loss) {
        boolean isOnPlateau = false;
        for (int k = 0; k < dwell.length; k++) {
            double plateau = plateau(teacher, k);
            if (Math.abs(loss - plateau) <= BAND * plateau) {
                isOnPlateau = true;
                dwell[k]++;
                first[k] = first[k] == NEVER ? step : first[k];
                double slope = net.squaredGradient(0);
                if (slope < slowest[k]) {
                    slowest[k] = slope;
                    slowestProduct[k] = net.evaluated();
                }
            }
        }
        isFinished |= loss < END;
        if (!isFinished) {
            toTheEnd++;
            beforeTheEnd += isOnPlateau ? 1 : 0;
        }
        if (points.isNext(step)) {
            findings.point(Names.LOSS, step, loss);
            var values = Spectrum.of(net.evaluated());
            for (int i = 0; i < values.length; i++) {
                findings.point(Names.of(Names.SINGULAR, i + 1), step, values[i]);
            }
        }
    }

    /**
     * What the path came to.
     *
     * @param steps how many there were
     */
    void finish(int steps) {
        findings.metric(Names.STEPS, steps);
        findings.metric(Names.SHARE, (double) beforeTheEnd / Math.max(1, toTheEnd));
        findings.metric(Names.SKIPPED, (int)
                Arrays.stream(dwell).skip(1).filter(d -> d < LEAST_DWELL).count());
        for (int k = 0; k < dwell.length; k++) {
            findings.metric(Names.of(Names.DWELL, k), dwell[k]);
            findings.metric(
                    Names.of(Names.RANK, k),
                    slowestProduct[k] == null ? NEVER : Spectrum.rank(slowestProduct[k], teacher.get(0)));
            findings.point(Names.of(Names.PLATEAU, k), 1, plateau(teacher, k));
            findings.point(Names.of(Names.PLATEAU, k), Math.max(2, steps), plateau(teacher, k));
        }
        findings.metric(Names.IN_ORDER, isInOrder() ? 1 : 0);
        findings.metric(Names.BALANCE, Spectrum.imbalance(net));
    }

    private boolean isInOrder() {
        boolean inOrder = first[0] != NEVER;
        for (int k = 1; k < first.length; k++) {
            inOrder &= first[k] > first[k - 1];
        }
        return inOrder;
    }

    /** A where the gradient on plateau k was smallest. */
    Optional<RealMatrix> slowest(int plateau) {
        return Optional.ofNullable(slowestProduct[plateau]);
    }
}
