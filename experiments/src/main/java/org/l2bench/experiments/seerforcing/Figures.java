package org.l2bench.experiments.seerforcing;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.l2bench.core.exhibit.CurveTable;
import org.l2bench.core.exhibit.Figure;
import org.l2bench.core.exhibit.Figure.Look;
import org.l2bench.core.exhibit.Figure.OverlayLine;
import org.l2bench.core.exhibit.Figure.OverlayPanel;
import org.l2bench.core.exhibit.Figure.Panel;

/** The figures of the sheet, as far as the arms of these settings have what they show. */
record Figures(Settings settings) {
    List<Figure> all() {
        var figures = new ArrayList<Figure>(List.of(training(), losses()));
        if (!settings.data().sizes().isEmpty() && settings.runs(Method.PLAIN) && settings.runs(Method.KD)) {
            figures.add(gains());
        }
        if (!ratios().isEmpty()) {
            figures.add(pull());
        }
        return figures;
    }

    private boolean isLanguage() {
        return settings.data().isLanguage();
    }

    private List<String> arms(Method... methods) {
        return Stream.of(methods).filter(settings::runs).map(Method::arm).toList();
    }

    private Figure training() {
        return new Figure.Overlay(
                "Training curves",
                "Loss of validation pairs without dropout, as it is: smoothing lifts it. The seer decoder sees the words behind, which no"
                        + " translator does; its loss is no translation result."
                        + (isLanguage()
                                ? " The lines without marks are the best that can be had with and without the future."
                                : ""),
                shown().stream().map(this::panel).toList(),
                "step",
                false,
                OptionalDouble.empty());
    }

    /** Arms with a panel of their own. */
    private List<String> shown() {
        var arms = arms(Method.KD, Method.SELF);
        return arms.isEmpty() ? settings.arms().subList(0, 1) : arms;
    }

    private OverlayPanel panel(String arm) {
        var lines = new ArrayList<OverlayLine>();
        if (settings.runs(Method.PLAIN) && !arm.equals(Method.PLAIN.arm())) {
            lines.add(new OverlayLine(Method.PLAIN.arm(), MetricNames.VALIDATION, "plain", Look.MEAN));
        }
        lines.add(new OverlayLine(arm, MetricNames.VALIDATION, arm, Look.MEAN));
        if (new Arms(settings).having(t -> t.seer().isPresent()).contains(arm)) {
            lines.add(new OverlayLine(arm, MetricNames.VALIDATION_SEER, arm + ", second decoder", Look.MEAN));
        }
        if (isLanguage()) {
            lines.add(new OverlayLine(arm, MetricNames.VALIDATION_PAST, "optimum, past", Look.PREDICTION));
            lines.add(new OverlayLine(arm, MetricNames.VALIDATION_BOTH, "optimum, past and future", Look.PREDICTION));
        }
        return new OverlayPanel(arm + ": nats per token", lines, false);
    }

    private Figure losses() {
        var arms = new Arms(settings).having(t -> t.pairs() == settings.data().pairs());
        var panels = isLanguage()
                ? List.of(
                        new Panel(MetricNames.REGRET, "regret, nats per token"),
                        new Panel(MetricNames.SYNONYMS, "nll of synonyms, nats per word"))
                : List.of(
                        new Panel(MetricNames.CALIBRATED, "calibrated nll, nats per token"),
                        new Panel(MetricNames.BLEU, "BLEU"));
        return new Figure.SeedDots(
                isLanguage() ? "Regret by arm" : "Loss and BLEU by arm",
                isLanguage()
                        ? "Calibrated loss of test pairs above what a perfect model trained with smoothing 0.1 comes to; plain-ls has"
                                + " another such floor, and no regret. The loss among synonyms does not know smoothing."
                        : "Each dot is a seed.",
                panels,
                arms);
    }

    private Figure gains() {
        var lines = arms(Method.KD, Method.ORACLE).stream()
                .map(arm -> new OverlayLine(
                        arm, MetricNames.GAIN, arm.equals(Method.KD.arm()) ? arm : "ceiling: oracle", Look.MEAN))
                .toList();
        return new Figure.Overlay(
                "Gain against training size",
                "Calibrated loss of plain less that of the arm, on as many pairs.",
                List.of(new OverlayPanel("nats per token", lines, false)),
                "training pairs",
                true,
                OptionalDouble.empty());
    }

    private List<String> ratios() {
        var having = new Arms(settings).having(Treatment::hasRatio);
        return arms(Method.KD, Method.SELF, Method.L2, Method.ADV, Method.ORACLE).stream()
                .filter(having::contains)
                .toList();
    }

    private Figure pull() {
        return new Figure.Curves(
                "Pull of the transfer",
                "Norm of the transfer's gradient on the conventional decoder over that of α times its cross-entropy: a rival that hardly"
                        + " pulls would be a straw man.",
                List.of(new Panel(MetricNames.RATIO, "ratio of gradient norms")),
                ratios(),
                "step",
                false,
                false,
                OptionalDouble.empty());
    }

    /** Translations side by side; of the synthetic language there is nothing to read. */
    List<CurveTable> tables() {
        var arms = arms(Method.PLAIN, Method.SELF, Method.KD);
        if (isLanguage() || arms.isEmpty()) {
            return List.of();
        }
        var rows = IntStream.rangeClosed(
                        1, Math.min(Examples.COUNT, settings.data().searched()))
                .boxed()
                .flatMap(i -> Stream.of(Examples.SOURCE, Examples.REFERENCE, Examples.TRANSLATION)
                        .map(kind -> new Panel(
                                MetricNames.EXAMPLES + "." + Examples.column(kind, i), "sentence " + i + ", " + kind)))
                .toList();
        return List.of(CurveTable.ofTexts(
                "Translations",
                "The first test sentences of the first seed, in words and signs, as far as 200 characters go. Each seed divides the text"
                        + " anew.",
                rows,
                arms));
    }
}
