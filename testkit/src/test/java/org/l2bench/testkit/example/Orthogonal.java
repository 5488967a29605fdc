package org.l2bench.testkit.example;

import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.network.Parameter;
import org.l2bench.core.network.Role;
import org.l2bench.core.regulariser.ObjectiveTerm;
import org.l2bench.core.train.ParameterBuffer;
import org.l2bench.core.train.Schedule;
import org.l2bench.core.train.Sgd;
import org.l2bench.core.train.Trainer;

/** Least squares on an orthogonal design, X^T X / n = I, where the mean of squares is |w - X^T y / n|^2 and a constant. */
final class Orthogonal {
    private static final int STEPS = 20_000;

    private Orthogonal() {}

    /** Where descent with a term ends, from w = 0.1: [rows * columns], b = X^T y / n likewise. */
    static double[] descended(ObjectiveTerm term, double[] b, double rate, long rows, long columns) {
        try (var scope = new PointerScope()) {
            var start = new double[b.length];
            Arrays.fill(start, 0.1);
            var w = Parameter.of("w", Role.WEIGHT, TensorArrays.of(start, rows, columns));
            var target = TensorArrays.of(b, rows, columns);
            var buffer = ParameterBuffer.of(List.of(w), List.of(), false, Compute.CPU);
            Trainer.of(STEPS, Compute.CPU, buffer, new Sgd(buffer, rate, 0, Schedule.constant(), List.of()))
                    .adding(List.of(term))
                    .run(step -> w.tensor().sub(target).square().sum(), (done, loss) -> {});
            return TensorArrays.doubles(buffer.values());
        }
    }
}
