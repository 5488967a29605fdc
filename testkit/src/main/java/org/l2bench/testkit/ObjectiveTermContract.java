package org.l2bench.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.l2bench.core.network.Parameter;
import org.l2bench.core.regulariser.ObjectiveTerm;
import org.l2bench.core.regulariser.ParameterSelector;
import org.l2bench.core.train.Adam;
import org.l2bench.core.train.Optimiser;
import org.l2bench.core.train.ParameterBuffer;
import org.l2bench.core.train.Schedule;
import org.l2bench.core.train.Sgd;

/**
 * What every term of the objective promises. The test class of yours extends this one and makes it; what its formula is, against a
 * closed form, is a test of its own.
 */
public abstract class ObjectiveTermContract {
    private static final ParameterSelector WEIGHTS = ParameterSelector.weights();
    private static final double LAMBDA = 0.3;
    private static final double STEP = 1e-6;
    private static final int STEPS = 25;

    private PointerScope scope;

    /**
     * The term.
     *
     * @param lambda its factor; what else it has is the test's to choose
     * @param parameters all that there are, for a term that is made of their values, such as one with an anchor
     * @throws IllegalArgumentException if lambda is below 0 or not finite, with its value
     */
    protected abstract ObjectiveTerm term(double lambda, ParameterSelector selector, List<Parameter> parameters);

    @BeforeEach
    final void openScope() {
        scope = new PointerScope();
    }

    @AfterEach
    final void closeScope() {
        scope.close();
    }

    private ObjectiveTerm term(double lambda, SmallNet net) {
        return term(lambda, WEIGHTS, net.parameters());
    }

    /** Away from where it is made, as a term may be 0 there. */
    private static SmallNet moved() {
        var net = SmallNet.drawn();
        var values = net.values();
        for (int i = 0; i < values.length; i++) {
            values[i] += 0.1 * Math.cos(i + 1.0);
        }
        net.set(values);
        return net;
    }

    @Test
    public final void gradientIsThatOfFiniteDifferences() {
        var net = SmallNet.drawn();
        var term = term(LAMBDA, net);
        var at = moved().values();
        net.set(at);
        var gradient = net.gradient(term);
        for (int i = 0; i < at.length; i++) {
            var shifted = at.clone();
            shifted[i] = at[i] + STEP;
            net.set(shifted);
            double above = net.value(term);
            shifted[i] = at[i] - STEP;
            net.set(shifted);
            double slope = (above - net.value(term)) / (2 * STEP);
            assertThat(gradient[i])
                    .as("derivative by number %d of the parameters", i)
                    .isCloseTo(slope, within(1e-6 * (1 + Math.abs(slope))));
        }
    }

    @Test
    public final void touchesWhatItCoversAndNothingElse() {
        var net = SmallNet.drawn();
        var term = term(LAMBDA, net);
        var at = moved().values();
        net.set(at);
        var gradient = net.gradient(term);
        var covered = net.covered(term.selector());
        for (int i = 0; i < gradient.length; i++) {
            if (!covered[i]) {
                assertThat(gradient[i])
                        .as("derivative by number %d, which it does not cover", i)
                        .isZero();
            }
        }
        assertThat(Arrays.stream(gradient)).as("gradient of what it covers").anyMatch(g -> g != 0);
        assertThat(net.values())
                .as("the parameters, which a term leaves as they are")
                .isEqualTo(at);
    }

    @Test
    public final void lambdaIsTheFactorOfAllOfIt() {
        var net = SmallNet.drawn();
        var one = term(LAMBDA, net);
        var three = term(3 * LAMBDA, net);
        net.set(moved().values());
        assertThat(one.lambda()).isEqualTo(LAMBDA);
        double expected = 3 * net.value(one);
        assertThat(expected).isNotZero();
        assertThat(net.value(three)).isCloseTo(expected, within(1e-12 * Math.abs(expected)));
    }

    private static Optimiser sgd(ParameterBuffer buffer) {
        return new Sgd(buffer, 0.05, 0.9, Schedule.constant(), List.of());
    }

    /** Neither in the loss nor coupled. */
    @Test
    public final void withoutStrengthItChangesNoBit() {
        var plain = SmallNet.trained(STEPS, ObjectiveTermContract::sgd, net -> List.of());
        assertThat(SmallNet.trained(STEPS, ObjectiveTermContract::sgd, net -> List.of(term(0, net))))
                .isEqualTo(plain);
        assertThat(adam(0)).isEqualTo(adamPlain());
    }

    private double[] adam(double lambda) {
        var net = SmallNet.drawn();
        var optimiser = Adam.coupled(net.buffer(), 0.01, 1e-8, Schedule.constant(), List.of(term(lambda, net)));
        net.trainer(STEPS, optimiser).run(step -> net.loss(), (done, loss) -> {});
        return net.values();
    }

    private static double[] adamPlain() {
        return SmallNet.trained(STEPS, ObjectiveTermContract::adamWithout, net -> List.of());
    }

    private static Optimiser adamWithout(ParameterBuffer buffer) {
        return Adam.coupled(buffer, 0.01, 1e-8, Schedule.constant(), List.of());
    }

    @Test
    public final void coupledInTheOptimiserItIsTheTermInTheLoss() {
        var inTheLoss = SmallNet.trained(STEPS, ObjectiveTermContract::adamWithout, net -> List.of(term(LAMBDA, net)));
        assertThat(adam(LAMBDA)).usingComparatorWithPrecision(1e-9).containsExactly(inTheLoss);
        assertThat(inTheLoss).isNotEqualTo(adamPlain());
    }

    /** Where lengths have no derivative too: a NaN there is one in every parameter after the next step. */
    @Test
    public final void isFiniteWhereAllIsZero() {
        var net = SmallNet.drawn();
        var term = term(LAMBDA, net);
        net.set(new double[net.values().length]);
        assertThat(net.value(term)).isFinite();
        assertThat(Arrays.stream(net.gradient(term))).allMatch(Double::isFinite);
    }

    @Test
    public final void saysWhatItIsAndWhatItCovers() {
        var net = SmallNet.drawn();
        var term = term(LAMBDA, net);
        assertThat(term.describe())
                .as("name and strength")
                .isNotBlank()
                .isNotEqualTo(term(2 * LAMBDA, net).describe());
        assertThat(net.trainer(1, sgd(net.buffer())).adding(List.of(term)).coverage())
                .containsExactly(
                        term.describe() + "; weights: covers 2 tensors (18 numbers), leaves 2 tensors (6 numbers)");
    }

    @Test
    public final void refusesToCoverNothing() {
        var net = SmallNet.drawn();
        var nothing = term(LAMBDA, new ParameterSelector("nothing", p -> false), net.parameters());
        assertThatIllegalArgumentException()
                .as("a term that covers no parameter")
                .isThrownBy(() -> nothing.term(net.parameters()))
                .withMessageContaining("nothing");
    }

    @Test
    public final void refusesAStrengthThatIsNone() {
        var net = SmallNet.drawn();
        for (double lambda : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .as("lambda %s", lambda)
                    .isThrownBy(() -> term(lambda, net))
                    .withMessageContaining(String.valueOf(lambda));
        }
    }
}
