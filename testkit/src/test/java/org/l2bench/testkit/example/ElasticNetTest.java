package org.l2bench.testkit.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.l2bench.core.network.Parameter;
import org.l2bench.core.regulariser.ObjectiveTerm;
import org.l2bench.core.regulariser.ParameterSelector;
import org.l2bench.testkit.ObjectiveTermContract;

class ElasticNetTest extends ObjectiveTermContract {
    @Override
    protected ObjectiveTerm term(double lambda, ParameterSelector selector, List<Parameter> parameters) {
        return new ElasticNet(lambda, 0.4, selector);
    }

    /**
     * With X^T X / n = I the loss is |w - b|^2 and a constant, so that each number shrinks by itself: to
     * sign(b) (|b| - lambda (1 - alpha) / 2)_+ / (1 + lambda alpha), Zou and Hastie's (2005) formula for orthogonal designs.
     */
    @Test
    void descentEndsAtTheClosedFormOfAnOrthogonalDesign() {
        double lambda = 0.5;
        double alpha = 0.4;
        double rate = 1e-3;
        var b = new double[] {2, -1.5, 0.4, -0.3, 0.1, 0.05};
        var w = Orthogonal.descended(new ElasticNet(lambda, alpha, ParameterSelector.weights()), b, rate, 1, 6);
        for (int j = 0; j < b.length; j++) {
            double threshold = lambda * (1 - alpha) / 2;
            double closed = Math.signum(b[j]) * Math.max(0, Math.abs(b[j]) - threshold) / (1 + lambda * alpha);
            // A subgradient cannot rest at 0: it goes to and fro by a step of the descent.
            double tolerance = closed == 0 ? 2 * rate * 2 * threshold : 1e-12;
            assertThat(w[j]).as("number %d", j).isCloseTo(closed, within(tolerance));
        }
    }
}
