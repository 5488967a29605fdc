package org.l2bench.conventions;

import com.yahoo.labs.samoa.instances.Attribute;
import com.yahoo.labs.samoa.instances.DenseInstance;
import com.yahoo.labs.samoa.instances.Instances;
import com.yahoo.labs.samoa.instances.InstancesHeader;
import java.util.List;
import java.util.stream.IntStream;
import moa.classifiers.functions.SGD;

/** MOA, which learns row by row. */
final class MoaSteps {
    private MoaSteps() {}

    static List<Said> said() {
        return Hinge.stream("moa.SGD", MoaSteps::weights);
    }

    /** Its weights are not public. */
    private static final class Opened extends SGD {
        private static final long serialVersionUID = 1L;

        double weight(int feature) {
            return m_weights.getValue(feature);
        }
    }

    private static double[] weights(int rows, double rate, double lambda) {
        var width = Hinge.ROW.length;
        var attributes = List.of(
                new Attribute("a"), new Attribute("b"), new Attribute("c"), new Attribute("y", List.of("-1", "1")));
        var header = new InstancesHeader(new Instances("rows", attributes, rows));
        header.setClassIndex(width);
        var model = new Opened();
        model.lambdaRegularizationOption.setValue(lambda);
        model.learningRateOption.setValue(rate);
        model.prepareForUse();
        model.setModelContext(header);
        for (var i = 0; i < rows; i++) {
            var row = new DenseInstance(width + 1);
            row.setDataset(header);
            IntStream.range(0, width).forEach(j -> row.setValue(j, Hinge.ROW[j]));
            row.setClassValue(1);
            model.trainOnInstance(row);
        }
        return IntStream.range(0, width).mapToDouble(model::weight).toArray();
    }
}
