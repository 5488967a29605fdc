package org.l2bench.experiments.oodl2norm;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.experiment.Curve;
import org.l2bench.core.metric.Accuracy;
import org.l2bench.core.metric.Auroc;
import org.l2bench.core.metric.Covariance;
import org.l2bench.core.metric.GaussianDensity;
import org.l2bench.core.metric.Jitter;
import org.l2bench.core.metric.SoftmaxScores;
import org.l2bench.core.regulariser.FeatureTransform;
import org.l2bench.core.regulariser.L2NormalisedFeatures;
import org.l2bench.datasets.image.ImageSet;
import org.l2bench.experiments.oodl2norm.MetricNames.Score;

/** Scores ID and OoD images with a trained model, for its own arm and for the arms that are derived from it. */
record Scoring(
        Settings settings,
        Training training,
        Model model,
        TrialImages.Inputs train,
        TrialImages data,
        ImageTensors.Statistics statistics,
        Compute compute) {
    private static final int QUANTILES = 101;

    /** Results by arm, with what has been found on the training images already. */
    Map<String, ArmResult> results(Model.Evaluation onTrain, Collapse collapse) {
        var onTest = evaluate(data.test());
        var onOod = new LinkedHashMap<String, Model.Evaluation>();
        data.ood().forEach((set, images) -> onOod.put(set, evaluate(images)));

        var own = new TreeMap<String, Double>();
        own.put(
                MetricNames.ACCURACY,
                100 * Accuracy.of(onTest.logits(), TensorArrays.of(data.test().labels())));
        own.put(
                MetricNames.TRAIN_ACCURACY,
                100 * Accuracy.of(onTrain.logits(), train.labels().cpu()));
        own.putAll(collapse.metrics());
        own.put(
                "classifier.norm",
                torch.linalg_vector_norm(
                                model.net().head().weight().detach(), new Scalar(2.0), new long[] {1}, false, null)
                        .mean()
                        .item_double());
        own.put("spectral.beyond", model.net().shareBeyondSpectralBound());
        own.putAll(softmax(onTest, onOod));
        own.putAll(densities(model.transform(), onTrain, onTest, onOod));

        var results = new TreeMap<String, ArmResult>();
        var norms = norms(onTest, onOod);
        if (training.normalises) {
            results.put(training.arm, new ArmResult(own, new TreeMap<>()));
            training.derivedArm().ifPresent(off -> results.put(off, norms));
        } else {
            own.putAll(norms.metrics());
            results.put(training.arm, new ArmResult(own, norms.curves()));
            var post = densities(new L2NormalisedFeatures(), onTrain, onTest, onOod);
            training.derivedArm().ifPresent(p -> results.put(p, new ArmResult(post, new TreeMap<>())));
        }
        return results;
    }

    private Model.Evaluation evaluate(ImageSet images) {
        return model.evaluate(
                TrialImages.inputs(images, settings, statistics, compute).images());
    }

    private SortedMap<String, Double> softmax(Model.Evaluation id, Map<String, Model.Evaluation> ood) {
        var metrics = new TreeMap<String, Double>();
        ood.forEach((set, evaluation) -> {
            put(
                    metrics,
                    Score.ENTROPY,
                    set,
                    SoftmaxScores.negativeEntropy(id.logits()),
                    SoftmaxScores.negativeEntropy(evaluation.logits()));
            put(
                    metrics,
                    Score.MAX_SOFTMAX,
                    set,
                    SoftmaxScores.maxSoftmax(id.logits()),
                    SoftmaxScores.maxSoftmax(evaluation.logits()));
            put(
                    metrics,
                    Score.ENERGY,
                    set,
                    SoftmaxScores.energy(id.logits()),
                    SoftmaxScores.energy(evaluation.logits()));
        });
        return metrics;
    }

    /** Gaussians on the transformed features of the training images: the main density, and the two of claim C12. */
    private SortedMap<String, Double> densities(
            FeatureTransform transform,
            Model.Evaluation onTrain,
            Model.Evaluation id,
            Map<String, Model.Evaluation> ood) {
        var ladder =
                settings.densityJitter() == Settings.DensityJitter.DDU ? new Jitter.Ddu() : Jitter.Relative.ladder();
        var metrics = new TreeMap<String, Double>();
        var features = transform.apply(onTrain.features());
        int classes = (int) onTrain.logits().size(1);
        var labels = train.labels().cpu();
        try (var density = GaussianDensity.fit(features, labels, classes, ladder, Covariance.PER_CLASS)) {
            score(metrics, Score.DENSITY, density, transform, id, ood);
            metrics.put("density.jitter", density.jitter());
            metrics.put(
                    "density.eigenvalue.min",
                    Arrays.stream(density.smallestEigenvalues()).min().orElseThrow());
            metrics.put(
                    "density.eigenvalue.max",
                    Arrays.stream(density.largestEigenvalues()).max().orElseThrow());
        }
        try (var density =
                GaussianDensity.fit(features, labels, classes, new Jitter.Fixed(1e-6), Covariance.PER_CLASS)) {
            score(metrics, Score.DENSITY_FIXED_JITTER, density, transform, id, ood);
        }
        try (var density = GaussianDensity.fit(features, labels, classes, ladder, Covariance.SHARED)) {
            score(metrics, Score.DENSITY_SHARED_COVARIANCE, density, transform, id, ood);
        }
        return metrics;
    }

    private static void score(
            SortedMap<String, Double> metrics,
            Score score,
            GaussianDensity density,
            FeatureTransform transform,
            Model.Evaluation id,
            Map<String, Model.Evaluation> ood) {
        var idScores = density.scores(transform.apply(id.features()));
        ood.forEach((set, evaluation) ->
                put(metrics, score, set, idScores, density.scores(transform.apply(evaluation.features()))));
    }

    /** |z| of the features before any transform: as a score, its mean, and its distribution. */
    private ArmResult norms(Model.Evaluation id, Map<String, Model.Evaluation> ood) {
        var metrics = new TreeMap<String, Double>();
        var curves = new TreeMap<String, Curve>();
        var idNorms = norms(id.features());
        metrics.put(MetricNames.meanNorm("id"), mean(idNorms));
        curves.put(MetricNames.quantiles(DataSettings.ID), quantiles(idNorms));
        ood.forEach((set, evaluation) -> {
            var oodNorms = norms(evaluation.features());
            put(metrics, Score.NORM, set, idNorms, oodNorms);
            metrics.put(MetricNames.meanNorm(set), mean(oodNorms));
            curves.put(MetricNames.quantiles(set), quantiles(oodNorms));
        });
        return new ArmResult(metrics, curves);
    }

    private static double[] norms(Tensor features) {
        return TensorArrays.doubles(features.square().sum(1).sqrt());
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    /** The empirical quantiles at 0, 1, ... 100 %: the sorted values nearest to these places. */
    private static Curve quantiles(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        var places = IntStream.range(0, QUANTILES)
                .mapToObj(i -> i / (QUANTILES - 1.0))
                .toList();
        return new Curve(
                places,
                places.stream()
                        .map(p -> sorted[(int) Math.round(p * (sorted.length - 1))])
                        .toList());
    }

    private static void put(SortedMap<String, Double> metrics, Score score, String set, double[] id, double[] ood) {
        metrics.put(score.of(set), 100 * Auroc.of(id, ood));
    }
}
