package org.l2bench.conventions;

import java.util.List;
import org.l2bench.core.regulariser.convention.Loss;
import org.l2bench.core.regulariser.probe.Fitted;
import org.l2bench.core.regulariser.probe.Sample;
import org.tribuo.MutableDataset;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.slm.ElasticNetCDTrainer;

/** Tribuo. */
final class TribuoFits {
    private TribuoFits() {}

    static List<Fit> all() {
        return List.of(new Fit("tribuo.ElasticNetCDTrainer", 0.05, Loss.SQUARED, 1e-8, s -> elasticNet(s, 0.05)));
    }

    private static Fitted elasticNet(Sample sample, double alpha) {
        var factory = new RegressionFactory();
        var dataset = new MutableDataset<>(new SimpleDataSourceProvenance("table", factory), factory);
        for (var i = 0; i < sample.rows(); i++) {
            dataset.add(example(sample, sample.features()[i], sample.labels()[i]));
        }
        var model = new ElasticNetCDTrainer(alpha, 1e-12, 1e-14, 1_000_000, false, 1L).train(dataset);
        return Linear.of(
                sample.width(),
                row -> model.predict(example(sample, row, 0)).getOutput().getValues()[0]);
    }

    private static ArrayExample<Regressor> example(Sample sample, double[] row, double label) {
        return new ArrayExample<>(new Regressor("y", label), sample.names().toArray(String[]::new), row.clone());
    }
}
