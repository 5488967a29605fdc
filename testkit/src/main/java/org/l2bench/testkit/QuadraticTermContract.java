package org.l2bench.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.network.Parameter;
import org.l2bench.core.network.Role;
import org.l2bench.core.regulariser.ParameterSelector;
import org.l2bench.core.regulariser.QuadraticTerm;
import org.l2bench.core.train.ParameterBuffer;
import org.l2bench.core.train.Schedule;
import org.l2bench.core.train.Sgd;
import org.l2bench.core.train.Trainer;

/** What every term promises that says it is quadratic: its form is what it computes, and training ends where ridge's closed form is. */
public abstract class QuadraticTermContract extends ObjectiveTermContract {
    private static final int FEATURES = 5;
    private static final int SAMPLES = 60;
    private static final double LAMBDA = 0.2;

    @Override
    protected abstract QuadraticTerm term(double lambda, ParameterSelector selector, List<Parameter> parameters);

    private QuadraticTerm term(double lambda, List<Parameter> parameters) {
        return term(lambda, ParameterSelector.weights(), parameters);
    }

    @Test
    public final void itsFormIsWhatItComputes() {
        var net = SmallNet.drawn();
        var term = term(LAMBDA, net.parameters());
        var matrix = term.matrix(net.parameters());
        var centre = term.centre(net.parameters());
        for (int draw = 0; draw < 5; draw++) {
            var values = TensorArrays.doubles(new RandomStream(draw).normal(1, net.values().length));
            net.set(values);
            var away = net.buffer().values().sub(centre);
            double form = away.dot(matrix.mv(away)).item_double();
            assertThat(net.value(term)).isCloseTo(form, within(1e-12 * (1 + Math.abs(form))));
        }
    }

    @Test
    public final void itsMatrixIsSymmetricAndNotNegative() {
        var net = SmallNet.drawn();
        var matrix = term(LAMBDA, net.parameters()).matrix(net.parameters());
        assertThat(TensorArrays.doubles(matrix.sub(matrix.t()))).containsOnly(0);
        assertThat(Arrays.stream(TensorArrays.doubles(torch.linalg_eigvalsh(matrix))))
                .allMatch(e -> e > -1e-12);
    }

    /** |y - X w - b|^2 / n plus the term, by descent to the end; the intercept is free. */
    @Test
    public final void descentEndsAtTheClosedFormOfRidge() {
        for (double lambda : new double[] {0.01, 0.1, 1}) {
            var stream = new RandomStream(7);
            var x = stream.normal(1, SAMPLES, FEATURES).to(ScalarType.Double);
            var y = x.mv(stream.normal(1, FEATURES).to(ScalarType.Double))
                    .add(stream.normal(0.5, SAMPLES).to(ScalarType.Double))
                    .add(new Scalar(2.0));
            var w = Parameter.of("w", Role.WEIGHT, stream.normal(1, 1, FEATURES).to(ScalarType.Double));
            var b = Parameter.of("b", Role.BIAS, stream.normal(1, 1).to(ScalarType.Double));
            var parameters = List.of(w, b);
            var term = term(lambda, parameters);
            var ones = torch.ones_like(y).reshape(SAMPLES, 1);
            var design = torch.cat(new TensorVector(x, ones), 1); // [samples, features + 1]
            var matrix = term.matrix(parameters);
            var curved = design.t().mm(design).div(new Scalar((double) SAMPLES)).add(matrix);
            var moment = design.t().mv(y).div(new Scalar((double) SAMPLES)).add(matrix.mv(term.centre(parameters)));
            var closed = torch.linalg_solve(curved, moment);

            var buffer = ParameterBuffer.of(parameters, List.of(), false, Compute.CPU);
            var curvatures = TensorArrays.doubles(torch.linalg_eigvalsh(curved)); // ascending
            double rate = 1 / (curvatures[0] + curvatures[FEATURES]);
            long steps = (long) Math.ceil(36 / -Math.log(Math.abs(1 - 2 * rate * curvatures[0])));
            Trainer.of(steps, Compute.CPU, buffer, new Sgd(buffer, rate, 0, Schedule.constant(), List.of()))
                    .adding(List.of(term))
                    .run(step -> loss(x, y, w.tensor(), b.tensor()), (done, loss) -> {});
            var error = buffer.values().sub(closed).norm().div(closed.norm()).item_double();
            assertThat(error)
                    .as("relative distance to (X'X + n M)^-1 (X'y + n M a), lambda %s", lambda)
                    .isLessThan(1e-10);
        }
    }

    private static Tensor loss(Tensor x, Tensor y, Tensor w, Tensor b) {
        return torch.mse_loss(x.mm(w.t()).add(b).reshape(SAMPLES), y);
    }
}
