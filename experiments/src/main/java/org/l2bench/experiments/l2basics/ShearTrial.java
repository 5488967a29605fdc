package org.l2bench.experiments.l2basics;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealVector;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.experiment.SeedTree;
import org.l2bench.core.metric.GridOptimum;
import org.l2bench.core.network.Parameter;
import org.l2bench.core.network.Role;
import org.l2bench.core.regulariser.DecoupledDecay;
import org.l2bench.core.regulariser.L2Penalty;
import org.l2bench.core.regulariser.ParameterSelector;
import org.l2bench.core.train.Optimiser;
import org.l2bench.core.train.ParameterBuffer;
import org.l2bench.core.train.Schedule;
import org.l2bench.core.train.Sgd;
import org.l2bench.core.train.Sgdw;

/**
 * Part A: how the best strength of decay moves with the learning rate when ridge regression is trained to the end. Coupled it
 * stays (b = 0), decoupled in the paper form it is proportional to the rate (b = 1).
 *
 * <p>A step of either optimiser on least squares is affine in w. It is taken once from 0 and from each unit vector, which
 * gives the map, and the map is raised to the power of a number of steps that is far too large to be taken one by one.
 */
final class ShearTrial {
    static final String SLOPE_COUPLED = "slope.coupled";
    static final String SLOPE_DECOUPLED = "slope.decoupled";

    /** Curves of the best strength against the rate. */
    static final String COUPLED = "best.coupled";

    static final String DECOUPLED = "best.decoupled";

    private static final int RATES = 5;

    /**
     * The best penalty of a single problem is none in about three draws of ten, where the noise happens to have shortened the
     * solution, and a slope needs a best penalty. Over many problems it is near sigma^2 / (n tau^2).
     */
    private static final int PROBLEMS = 64;

    private static final double[] LAMBDAS = tenths(-5, -1);
    private static final double[] DECAYS = tenths(-7, -2);

    private ShearTrial() {}

    static Findings run(SeedTree seeds) {
        var problems = IntStream.range(0, PROBLEMS)
                .mapToObj(i -> RegressionData.synthetic(seeds, "problem " + i))
                .toList();
        double limit = problems.stream()
                .mapToDouble(p -> p.train().rateLimit(LAMBDAS[LAMBDAS.length - 1]))
                .min()
                .orElseThrow();
        var rates = IntStream.rangeClosed(1, RATES)
                .mapToDouble(i -> limit * Math.pow(10, (i - RATES - 1) / 2.0))
                .toArray();
        var findings = new Findings();
        var coupled = new double[RATES][];
        var decoupled = new double[RATES][];
        for (int i = 0; i < RATES; i++) {
            double rate = rates[i];
            coupled[i] = errors(
                    problems,
                    LAMBDAS,
                    lambda -> new Trained(rate, lambda, buffer -> {
                        var penalty = new L2Penalty(lambda, ParameterSelector.weights());
                        return new Sgd(buffer, rate, 0, Schedule.constant(), List.of(penalty));
                    }));
            decoupled[i] = errors(problems, DECAYS, decay -> {
                var rule = new DecoupledDecay(decay, ParameterSelector.weights());
                return new Trained(
                        rate,
                        rule.penaltyOfFixedPoint(rate, 0).lambda(),
                        buffer -> new Sgdw(buffer, rate, 0, Schedule.constant(), List.of(rule)));
            });
            GridOptimum.log10Best(LAMBDAS, coupled[i])
                    .ifPresent(best -> findings.point(COUPLED, rate, Math.pow(10, best)));
            GridOptimum.log10Best(DECAYS, decoupled[i])
                    .ifPresent(best -> findings.point(DECOUPLED, rate, Math.pow(10, best)));
        }
        findings.metric(SLOPE_COUPLED, slope(rates, LAMBDAS, coupled));
        findings.metric(SLOPE_DECOUPLED, slope(rates, DECAYS, decoupled));
        return findings;
    }

    /** How a strength is trained; its fixed point is that of the penalty lambda. */
    private record Trained(double rate, double lambda, Function<ParameterBuffer, Optimiser> optimiser) {}

    private static double slope(double[] rates, double[] strengths, double[][] errors) {
        return GridOptimum.slope(rates, strengths, errors)
                .orElseThrow(() -> new ArithmeticException(
                        "the best strength is at the border of the grid for all but two learning rates"));
    }

    /** Mean squared error on fresh samples at the end of training, over all problems, for each strength. */
    private static double[] errors(
            List<RegressionData.Synthetic> problems, double[] strengths, DoubleFunction<Trained> of) {
        var errors = new double[strengths.length];
        for (int i = 0; i < errors.length; i++) {
            for (var problem : problems) {
                var end = end(problem.train(), of.apply(strengths[i]));
                errors[i] += problem.fresh().loss(end) / problems.size();
            }
        }
        return errors;
    }

    /** Where descent from 0 ends. */
    private static RealVector end(LeastSquares problem, Trained trained) {
        try (var scope = new PointerScope()) {
            var map = affineMap(problem, trained.optimiser());
            long steps = Long.highestOneBit(problem.stepsToTheEnd(trained.rate(), trained.lambda())) * 2;
            var power = torch.matrix_power(map, steps);
            // The last row, without its 1, is the image of w = 0.
            return new ArrayRealVector(
                    TensorArrays.doubles(power.select(0, problem.d()).narrow(0, 0, problem.d())));
        }
    }

    /** P [d+1, d+1] with (w, 1) P = (w after a step, 1). */
    static Tensor affineMap(LeastSquares problem, Function<ParameterBuffer, Optimiser> of) {
        int d = problem.d();
        var starts =
                torch.eye(d + 1).to(torch.ScalarType.Double).narrow(1, 0, d).contiguous(); // [d+1, d], last row 0
        var parameter = Parameter.of("w", Role.WEIGHT, starts);
        var buffer = ParameterBuffer.of(List.of(parameter), List.of(), false, Compute.CPU);
        var twiceGram = LeastSquares.matrix(problem.gram().scalarMultiply(2));
        var twiceMoment = TensorArrays.of(problem.moment().mapMultiply(2).toArray(), d);
        var gradients = buffer.values().view(d + 1, d).mm(twiceGram).sub_(twiceMoment);
        buffer.gradients().copy_(gradients.view(-1));
        of.apply(buffer).step(0);
        var images = buffer.values().view(d + 1, d);
        var origin = images.narrow(0, d, 1); // [1, d]
        var map = torch.eye(d + 1).to(torch.ScalarType.Double);
        map.narrow(0, 0, d).narrow(1, 0, d).copy_(images.narrow(0, 0, d).sub(origin));
        map.narrow(0, d, 1).narrow(1, 0, d).copy_(origin);
        return map;
    }

    /** 10^from, 10^(from+0.1), ..., 10^to. */
    private static double[] tenths(int from, int to) {
        return IntStream.rangeClosed(10 * from, 10 * to)
                .mapToDouble(i -> Math.pow(10, i / 10.0))
                .toArray();
    }
}
