package org.l2bench.experiments.oodl2norm;

import java.util.SortedMap;
import java.util.TreeMap;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.l2bench.core.metric.NeuralCollapse;
import org.l2bench.core.regulariser.L2NormalisedFeatures;

/** Neural collapse of a model on its training images, in evaluation mode. */
record Collapse(SortedMap<String, Double> metrics) {
    static Collapse of(Model model, Model.Evaluation evaluation, Tensor labels) {
        var used = model.transform().apply(evaluation.features()); // [n, p] float64
        var classifier = model.net().head().weight().detach().cpu().to(ScalarType.Double);
        var targets = labels.cpu();
        var nc =
                NeuralCollapse.of(used, targets, classifier, evaluation.logits().argmax(new LongOptional(1), false));
        var normalised = new L2NormalisedFeatures().apply(evaluation.features());
        var metrics = new TreeMap<String, Double>();
        metrics.put(MetricNames.NC1, nc.nc1());
        metrics.put(MetricNames.NC1_NORMALISED, NeuralCollapse.nc1(normalised, targets, (int) classifier.size(0)));
        metrics.put("nc2.equinorm.means", nc.equinormMeans());
        metrics.put("nc2.equinorm.classifier", nc.equinormClassifier());
        metrics.put("nc2.equiangular.means", nc.equiangularMeans());
        metrics.put("nc2.equiangular.classifier", nc.equiangularClassifier());
        metrics.put("nc2.max-angle.means", nc.maxAngleMeans());
        metrics.put("nc2.max-angle.classifier", nc.maxAngleClassifier());
        metrics.put("nc3", nc.nc3());
        metrics.put("nc4", nc.nc4());
        return new Collapse(metrics);
    }
}
