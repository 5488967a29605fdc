package org.l2bench.conventions;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import libsvm.svm;
import libsvm.svm_node;
import libsvm.svm_parameter;
import libsvm.svm_problem;
import org.l2bench.core.regulariser.convention.Loss;
import org.l2bench.core.regulariser.probe.Fitted;
import org.l2bench.core.regulariser.probe.Sample;

/** libsvm in Java. */
final class LibsvmFits {
    private LibsvmFits() {}

    static List<Fit> all() {
        return List.of(
                new Fit("libsvm-java.C_SVC", 0.5, Loss.HINGE, Double.NaN, s -> fit(s, svm_parameter.C_SVC, 0.5)));
    }

    /** A linear kernel; of regression the error's epsilon is {@link ClosedForm#EPSILON}. */
    static Fitted fit(Sample sample, int type, double c) {
        var problem = new svm_problem();
        problem.l = sample.rows();
        problem.y = sample.labels();
        problem.x = Arrays.stream(sample.features()).map(LibsvmFits::nodes).toArray(svm_node[][]::new);
        var parameter = new svm_parameter();
        parameter.svm_type = type;
        parameter.p = ClosedForm.EPSILON;
        parameter.kernel_type = svm_parameter.LINEAR;
        parameter.C = c;
        parameter.eps = 1e-10;
        parameter.cache_size = 10;
        parameter.shrinking = 0;
        svm.svm_set_print_string_function(text -> {});
        var model = svm.svm_train(problem, parameter);
        var all = new double[sample.width() + 1];
        for (var k = 0; k < model.l; k++) {
            for (var node : model.SV[k]) {
                all[node.index - 1] += model.sv_coef[0][k] * node.value;
            }
        }
        all[sample.width()] = -model.rho[0];
        var sign = type == svm_parameter.C_SVC && model.label[0] < 0 ? -1 : 1;
        return Linear.ofWeightsAndBias(Arrays.stream(all).map(w -> sign * w).toArray());
    }

    private static svm_node[] nodes(double[] row) {
        return IntStream.range(0, row.length)
                .mapToObj(j -> {
                    var node = new svm_node();
                    node.index = j + 1;
                    node.value = row[j];
                    return node;
                })
                .toArray(svm_node[]::new);
    }
}
