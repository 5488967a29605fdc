package org.l2bench.experiments.oodl2norm;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.l2bench.core.exhibit.Figure;
import org.l2bench.core.exhibit.Figure.Panel;
import org.l2bench.experiments.oodl2norm.OodMetricNames.Score;

/** The figures of the sheet. */
final class OodFigures {
    private static final List<String> TRAINED =
            List.of(OodArms.NO_SHORT, OodArms.NO_LONG, OodArms.L2_SHORT, OodArms.L2_LONG);

    private OodFigures() {}

    static List<Figure> all(OodSettings settings) {
        var dotArms = List.of(OodArms.NO_SHORT, OodArms.NO_LONG, OodArms.L2_SHORT, OodArms.L2_LONG, OodArms.POST_SHORT);
        var samples = new ArrayList<>(List.of(new Panel(OodMetricNames.quantiles(OodSettings.ID), "ID test")));
        settings.oodSets().forEach(set -> samples.add(new Panel(OodMetricNames.quantiles(set), settings.label(set))));
        return List.of(
                new Figure.Curves(
                        "Neural collapse during training",
                        "NC1 is within-class over between-class variability of the training features; lower is more"
                                + " collapsed. NC1n is the same on normalised features, so that the radius plays no part."
                                + " The vertical line marks the end of the short runs.",
                        List.of(
                                new Panel(OodMetricNames.NC1, "NC1"),
                                new Panel(OodMetricNames.NC1_NORMALISED, "NC1n, on z/|z|")),
                        TRAINED,
                        "epoch",
                        false,
                        true,
                        OptionalDouble.of(settings.shortEpochs())),
                new Figure.SeedDots(
                        "Detection by density, seed by seed",
                        "One dot per seed; 50 is chance. The paper's claim is about the mean and about the worst seed.",
                        settings.oodSets().stream()
                                .map(set -> new Panel(Score.DENSITY.of(set), "AUROC G, %: " + settings.label(set)))
                                .toList(),
                        dotArms),
                new Figure.Histograms(
                        "Length of the feature vector",
                        "The follow-up's claim: trained with normalisation, the length itself, which the classifier never"
                                + " saw, separates familiar from unfamiliar images. All seeds pooled.",
                        List.of(
                                new Panel(OodArms.OFF_LONG, "off@l: trained with normalisation"),
                                new Panel(OodArms.NO_LONG, "no@l: trained without")),
                        samples,
                        "|z|"));
    }
}
