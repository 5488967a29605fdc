package org.l2bench.experiments.l2basics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.LUDecomposition;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.experiment.SeedTree;
import org.l2bench.core.network.Parameter;
import org.l2bench.core.network.Role;
import org.l2bench.core.regulariser.AnchoredPenalty;
import org.l2bench.core.regulariser.L2Penalty;
import org.l2bench.core.regulariser.ParameterRegulariser;
import org.l2bench.core.regulariser.ParameterSelector;
import org.l2bench.core.regulariser.QuadraticTerm;
import org.l2bench.core.train.Optimiser;
import org.l2bench.core.train.ParameterBuffer;
import org.l2bench.core.train.Schedule;
import org.l2bench.core.train.Sgd;

/** Part A's check on its own problems, for any term that claims to be quadratic: ours, and one of somebody else. */
class QuadraticTermsTest {
    private static final ParameterSelector WEIGHTS = ParameterSelector.weights();

    /**
     * lambda (|w|^2 + (sum of w)^2), whose matrix is lambda (I + 1 1^T): no number is by itself. Without I the directions that spambase
     * hardly has would be nobody's, and the closed form itself known to 1e-9 only.
     */
    private record SquaredSum(double lambda, ParameterSelector selector) implements QuadraticTerm {
        @Override
        public Tensor term(List<Parameter> parameters) {
            var w = selector.covered(parameters).get(0).tensor();
            return w.sum().square().add(w.square().sum()).mul(new Scalar(lambda));
        }

        @Override
        public Tensor matrix(List<Parameter> parameters) {
            long n = parameters.get(0).size();
            var sides = torch.ones(new long[] {n, n}).add(torch.eye(n)).to(torch.ScalarType.Double);
            return sides.mul(new Scalar(lambda));
        }

        @Override
        public String describe() {
            return "squared sum " + lambda;
        }
    }

    /** A term made for a problem of d weights. */
    private record Case(String name, Function<Integer, QuadraticTerm> of) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> cases() {
        var cases = new ArrayList<Case>();
        for (double lambda : List.of(0.1, 1.0)) {
            cases.add(new Case("L2 " + lambda, d -> new L2Penalty(lambda, WEIGHTS)));
            cases.add(new Case("squared sum " + lambda, d -> new SquaredSum(lambda, WEIGHTS)));
            cases.add(new Case("anchor " + lambda, d -> AnchoredPenalty.l2(lambda, WEIGHTS, Map.of("w", ramp(d)))));
            cases.add(new Case(
                    "importance " + lambda,
                    d -> new AnchoredPenalty(
                            lambda, WEIGHTS, Map.of("w", ramp(d)), Optional.of(Map.of("w", ramp(d).square())))));
        }
        return cases;
    }

    /** -1 to 1 in float64. */
    private static Tensor ramp(int d) {
        var values = new double[d];
        for (int i = 0; i < d; i++) {
            values[i] = -1 + 2.0 * i / (d - 1);
        }
        return TensorArrays.of(values, d);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void descentEndsAtItsClosedForm(Case of) {
        try (var scope = new PointerScope()) {
            for (var problem : List.of(
                    RegressionData.synthetic(new SeedTree("l2-basics", 1), "problem 0")
                            .train(),
                    RegressionData.spambase())) {
                assertThat(error(problem, of.of().apply(problem.d()))).isLessThan(1e-10);
            }
        }
    }

    /** The relative distance between where plain descent with the term ends and (X^T X / n + M)^-1 (X^T y / n + M a). */
    private static double error(LeastSquares problem, QuadraticTerm term) {
        int d = problem.d();
        var alone = List.of(Parameter.of("w", Role.WEIGHT, TensorArrays.of(new double[d], d)));
        var flat = TensorArrays.doubles(term.matrix(alone));
        var rows = new double[d][d];
        for (int i = 0; i < d; i++) {
            System.arraycopy(flat, i * d, rows[i], 0, d);
        }
        var matrix = new Array2DRowRealMatrix(rows);
        var curved = problem.gram().add(matrix);
        var centre = new ArrayRealVector(TensorArrays.doubles(term.centre(alone)));
        var closed =
                new LUDecomposition(curved).getSolver().solve(problem.moment().add(matrix.operate(centre)));
        var curvatures = new EigenDecomposition(curved).getRealEigenvalues(); // descending
        double rate = 1 / (curvatures[0] + curvatures[d - 1]);
        int steps = (int) Math.ceil(36 / -Math.log(1 - 2 * rate * curvatures[d - 1]));
        return LeastSquares.relativeError(problem.descend(buffer -> new Coupled(buffer, term, rate), steps), closed);
    }

    /** Plain descent that adds the term's gradient itself. */
    private record Coupled(ParameterBuffer buffer, QuadraticTerm term, Sgd sgd) implements Optimiser {
        Coupled(ParameterBuffer buffer, QuadraticTerm term, double rate) {
            this(buffer, term, new Sgd(buffer, rate, 0, Schedule.constant(), List.of()));
        }

        @Override
        public void step(long step) {
            term.term(buffer.parameters()).backward();
            sgd.step(step);
        }

        @Override
        public Map<String, Tensor> state() {
            return sgd.state();
        }

        @Override
        public List<? extends ParameterRegulariser> regularisers() {
            return List.of(term);
        }
    }
}
