package org.l2bench.testkit.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.l2bench.core.network.Parameter;
import org.l2bench.core.regulariser.ObjectiveTerm;
import org.l2bench.core.regulariser.ParameterSelector;
import org.l2bench.testkit.ObjectiveTermContract;

class GroupLassoTest extends ObjectiveTermContract {
    @Override
    protected ObjectiveTerm term(double lambda, ParameterSelector selector, List<Parameter> parameters) {
        return new GroupLasso(lambda, selector);
    }

    /**
     * With X^T X / n = I a group shrinks towards 0 as a whole, to (1 - lambda sqrt(p) / (2 |b|))_+ b: Yuan and Lin's (2006) (2.4),
     * whose loss has one half of our square.
     */
    @Test
    void descentEndsAtTheClosedFormOfAnOrthogonalDesign() {
        double lambda = 0.5;
        double rate = 1e-3;
        var b = new double[] {2, -1.5, 0.4, 0.2, -0.1, 0.1};
        var w = Orthogonal.descended(new GroupLasso(lambda, ParameterSelector.weights()), b, rate, 2, 3);
        for (int group = 0; group < 2; group++) {
            double length = 0;
            for (int j = 0; j < 3; j++) {
                length = Math.hypot(length, b[3 * group + j]);
            }
            double left = Math.max(0, 1 - lambda * Math.sqrt(3) / (2 * length));
            assertThat(left > 0).as("the first group stays, the second goes").isEqualTo(group == 0);
            for (int j = 3 * group; j < 3 * group + 3; j++) {
                double tolerance = left == 0 ? 2 * rate * lambda * Math.sqrt(3) : 1e-12;
                assertThat(w[j]).as("number %d", j).isCloseTo(left * b[j], within(tolerance));
            }
        }
    }
}
