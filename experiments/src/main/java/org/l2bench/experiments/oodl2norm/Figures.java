package org.l2bench.experiments.oodl2norm;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.l2bench.core.exhibit.Figure;
import org.l2bench.core.exhibit.Figure.Panel;
import org.l2bench.experiments.oodl2norm.MetricNames.Score;

/** The figures of the sheet. */
final class Figures {
    private static final List<String> TRAINED = List.of(Arms.NO_SHORT, Arms.NO_LONG, Arms.L2_SHORT, Arms.L2_LONG);

    private Figures() {}

    static List<Figure> all(Settings settings) {
        var dotArms = List.of(Arms.NO_SHORT, Arms.NO_LONG, Arms.L2_SHORT, Arms.L2_LONG, Arms.POST_SHORT);
        var samples = new ArrayList<>(List.of(new Panel(MetricNames.quantiles(DataSettings.ID), "ID test")));
        settings.data()
                .oodSets()
                .forEach(set -> samples.add(
                        new Panel(MetricNames.quantiles(set), settings.data().label(set))));
        return List.of(
                new Figure.Curves(
                        "Neural collapse during training",
                        "NC1 is within-class over between-class variability of the training features; lower is more"
                                + " collapsed. NC1n is the same on normalised features, so that the radius plays no part."
                                + " The vertical line marks the end of the short runs.",
                        List.of(
                                new Panel(MetricNames.NC1, "NC1"),
                                new Panel(MetricNames.NC1_NORMALISED, "NC1n, on z/|z|")),
                        TRAINED,
                        "epoch",
                        false,
                        true,
                        OptionalDouble.of(settings.length().shortEpochs())),
                new Figure.SeedDots(
                        "Detection by density, seed by seed",
                        "One dot per seed; 50 is chance. The paper's claim is about the mean and about the worst seed.",
                        settings.data().oodSets().stream()
                                .map(set -> new Panel(
                                        Score.DENSITY.of(set),
                                        "AUROC G, %: " + settings.data().label(set)))
                                .toList(),
                        dotArms),
                new Figure.Histograms(
                        "Length of the feature vector",
                        "The follow-up's claim: trained with normalisation, the length itself, which the classifier never"
                                + " saw, separates familiar from unfamiliar images. All seeds pooled.",
                        List.of(
                                new Panel(Arms.OFF_LONG, "off@l: trained with normalisation"),
                                new Panel(Arms.NO_LONG, "no@l: trained without")),
                        samples,
                        "|z|"));
    }
}
