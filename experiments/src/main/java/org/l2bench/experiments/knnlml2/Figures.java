package org.l2bench.experiments.knnlml2;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.l2bench.core.claim.Contrast;
import org.l2bench.core.claim.Quantity.ItemMean;
import org.l2bench.core.exhibit.Figure;
import org.l2bench.core.exhibit.Figure.IntervalPanel;
import org.l2bench.core.exhibit.Figure.OverlayLine;
import org.l2bench.core.exhibit.Figure.OverlayPanel;
import org.l2bench.core.exhibit.Figure.Panel;
import org.l2bench.experiments.knnlml2.trial.FrequencyBuckets;
import org.l2bench.experiments.knnlml2.trial.MixtureGrid;
import org.l2bench.experiments.knnlml2.trial.Settings;
import org.l2bench.experiments.knnlml2.trial.Treatment;

/** The plots of the sheet. */
final class Figures {
    private Figures() {}

    static List<Figure> all(Settings settings) {
        var sweep = Treatment.sweep(settings).stream().map(Treatment::name).toList();
        return List.of(byOmega(settings), byTemperature(sweep), byScaledTemperature(sweep), buckets());
    }

    private static Figure byOmega(Settings settings) {
        return new Figure.Overlay(
                "Perplexity against the strength of the penalty",
                "Lower is better. The paper compares at tau = 1; the tuned curve lets every strength have the temperature that"
                        + " half A prefers. Where the two run side by side the penalty does more than set a temperature.",
                List.of(new OverlayPanel(
                        "perplexity on B",
                        List.of(
                                line(CurveNames.LM_BY_OMEGA, "LM"),
                                line(CurveNames.byOmega(Choice.PLAIN), "kNN, tau = 1"),
                                line(CurveNames.byOmega(Choice.TUNED), "kNN, tau tuned"),
                                line(CurveNames.byOmega(Choice.Z), "kNN on z, tuned")),
                        false)),
                "omega",
                true,
                OptionalDouble.of(settings.penalty().omegas().get(1) / 10));
    }

    private static OverlayLine line(String curve, String label) {
        return new OverlayLine(Arms.BEST, curve, label, Figure.Look.MEAN);
    }

    private static Figure byTemperature(List<String> arms) {
        return new Figure.Curves(
                "Perplexity of the kNN-LM against the temperature",
                "The mark stands at the paper's tau = 1. Lambda is chosen on A at every tau.",
                List.of(new Panel(CurveNames.BY_TAU, "perplexity on B")),
                arms,
                "tau",
                true,
                false,
                OptionalDouble.of(1));
    }

    private static Figure byScaledTemperature(List<String> arms) {
        return new Figure.Curves(
                "The same against the temperature in units of the keys",
                "Tau over the mean squared length of the keys. If the curves fall on each other here, omega is a temperature.",
                List.of(new Panel(CurveNames.BY_SCALED_TAU, "perplexity on B")),
                arms,
                "tau / mean |f|^2",
                true,
                false,
                OptionalDouble.empty());
    }

    private static Figure buckets() {
        return new Figure.ItemIntervals(
                "Who gains: rare and frequent words",
                "Mean of ln p under omega* minus ln p under w0, above 0 where the penalty helps. Buckets by training count, 1 the"
                        + " rarest, each with a fifth of the training tokens. Dots are seeds, bars the bootstrap over windows.",
                List.of(bucketPanel("LM", MixtureGrid::lmBucket), bucketPanel("kNN-LM, tau = 1", CurveNames::bucket)));
    }

    private static IntervalPanel bucketPanel(String label, IntFunction<String> sums) {
        var contrasts = IntStream.rangeClosed(1, FrequencyBuckets.COUNT)
                .mapToObj(bucket ->
                        Contrast.of("bucket " + bucket, bucket(Arms.BEST, bucket, sums), bucket(Arms.W0, bucket, sums)))
                .toList();
        return new IntervalPanel(label, "difference of ln p, nats", contrasts);
    }

    private static ItemMean bucket(String arm, int bucket, IntFunction<String> sums) {
        return new ItemMean(arm, Metrics.LOG_PROBABILITY, sums.apply(bucket), MixtureGrid.bucketCounts(bucket));
    }
}
