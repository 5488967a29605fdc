package org.l2bench.conventions;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import opennlp.tools.ml.maxent.quasinewton.QNTrainer;
import opennlp.tools.ml.model.Event;
import opennlp.tools.ml.model.OnePassRealValueDataIndexer;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.TrainingParameters;
import org.l2bench.core.regulariser.convention.Loss;
import org.l2bench.core.regulariser.probe.Fitted;
import org.l2bench.core.regulariser.probe.Sample;

/** OpenNLP's maximum entropy by quasi-Newton steps, without its L1 part. */
final class OpenNlpFits {
    private OpenNlpFits() {}

    static List<Fit> all() {
        return List.of(new Fit("opennlp.MAXENT_QN", 1, Loss.LOG, 2e-2, s -> fit(s, 1)));
    }

    private static Fitted fit(Sample sample, double cost) throws IOException {
        var parameters = new TrainingParameters();
        parameters.put("Algorithm", QNTrainer.MAXENT_QN_VALUE);
        parameters.put(QNTrainer.L1COST_PARAM, 0.0);
        parameters.put(QNTrainer.L2COST_PARAM, cost);
        parameters.put("Iterations", 10_000);
        parameters.put("Cutoff", 0);
        parameters.put("PrintMessages", false);
        var names = sample.names().toArray(String[]::new);
        var events = IntStream.range(0, sample.rows())
                .mapToObj(i -> new Event(sample.labels()[i] > 0 ? "1" : "0", names, floats(sample.features()[i])))
                .toList();
        var indexer = new OnePassRealValueDataIndexer();
        indexer.init(parameters, new HashMap<>());
        indexer.index(ObjectStreamUtils.createObjectStream(events));
        var trainer = new QNTrainer();
        trainer.init(parameters, new HashMap<>());
        var model = trainer.trainModel(10_000, indexer);
        // log p(1) / p(0) along each axis: it adds no intercept.
        var weights = new double[sample.width()];
        for (var j = 0; j < weights.length; j++) {
            var axis = new float[weights.length];
            axis[j] = 1;
            var p = model.eval(names, axis);
            var positive = p[model.getIndex("1")];
            weights[j] = Math.log(positive / (1 - positive));
        }
        return new Fitted(weights, OptionalDouble.empty());
    }

    private static float[] floats(double[] row) {
        var floats = new float[row.length];
        for (var j = 0; j < row.length; j++) {
            floats[j] = (float) row[j];
        }
        return floats;
    }
}
