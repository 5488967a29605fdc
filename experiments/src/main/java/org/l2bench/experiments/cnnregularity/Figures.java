package org.l2bench.experiments.cnnregularity;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.l2bench.core.exhibit.Figure;
import org.l2bench.core.exhibit.Figure.Overlay;
import org.l2bench.core.exhibit.Figure.OverlayLine;
import org.l2bench.core.exhibit.Figure.OverlayPanel;
import org.l2bench.core.exhibit.Figure.Panel;
import org.l2bench.core.exhibit.Figure.PicturePanel;
import org.l2bench.experiments.cnnregularity.Denoiser.Kind;

/** The figures of the sheet. */
record Figures(Settings settings) {
    private static final List<Panel> CUT = List.of(
            new Panel(MetricNames.of(MetricNames.CUT, MetricNames.TARGET), "target"),
            new Panel(MetricNames.of(MetricNames.CUT, MetricNames.INPUT), "input"),
            new Panel(MetricNames.of(MetricNames.CUT, MetricNames.OUTPUT), "output"));

    /** Where reg = 0 is drawn: so much below the least that is not. */
    private static final double ZERO = 0.1;

    List<Figure> all() {
        var figures = new ArrayList<Figure>();
        settings.scenes().resolutions().forEach(s -> figures.add(scenes(s)));
        figures.add(byStrength());
        figures.add(byError());
        figures.add(jumps());
        if (!settings.prior().strengths().isEmpty()) {
            figures.add(phantom());
            figures.add(iterations());
        }
        return figures;
    }

    private Figure scenes(int scale) {
        var identity = ArmNames.identity(scale);
        var panels = new ArrayList<PicturePanel>();
        panels.add(new PicturePanel("target", identity, DenoisingTrial.WANTED, List.of()));
        panels.add(new PicturePanel("input", identity, DenoisingTrial.SCENE, List.of()));
        for (var kind : List.of(Kind.PLAIN, Kind.NORMED)) {
            strengths(kind).stream()
                    .map(strength -> kind.arm(strength, scale))
                    .forEach(arm -> panels.add(new PicturePanel(arm, arm, DenoisingTrial.SCENE, CUT)));
        }
        return new Figure.Pictures(
                "A scene and a cut through it" + (scale == 1 ? "" : ", s = " + scale),
                "The test scene whose row has the most isolated edges, by the targets alone, and that row: a blurred edge has dots"
                        + " half-way between its two greys.",
                panels,
                "base pixel");
    }

    private List<Double> strengths(Kind kind) {
        return kind == Kind.PLAIN
                ? settings.plain().strengths()
                : settings.normed().strengths();
    }

    private Figure byStrength() {
        var lines = new ArrayList<OverlayLine>();
        lines.add(measured(ArmNames.plain(0), MetricNames.BY_STRENGTH, "no norm"));
        lines.add(measured(ArmNames.plain(0), MetricNames.GAUSS_BY_STRENGTH, "its filter"));
        if (!settings.normed().strengths().isEmpty()) {
            lines.add(measured(ArmNames.normed(0), MetricNames.BY_STRENGTH, "batch norm"));
            lines.add(measured(ArmNames.normed(0), MetricNames.GAUSS_BY_STRENGTH, "its filter"));
        }
        double least = Stream.of(Kind.PLAIN, Kind.NORMED)
                .flatMap(kind -> strengths(kind).stream())
                .filter(s -> s > 0)
                .min(Double::compare)
                .orElseThrow();
        return new Overlay(
                "Edge slope against the strength of L2",
                "1 is as sharp as the target. Beside each kind of net the Gaussian filter that leaves as much noise in flat pixels: a"
                        + " net below its filter blurs edges more than the noise asks for.",
                List.of(new OverlayPanel("ρ", lines, false)),
                "reg",
                true,
                OptionalDouble.of(ZERO * least));
    }

    private Figure byError() {
        var lines = new ArrayList<OverlayLine>();
        lines.add(measured(ArmNames.plain(0), MetricNames.BY_ERROR, "on the way"));
        var given = new DenoisingTrial.Given(settings.scenes(), settings.net(), settings.plain(), settings.normed());
        Metrics.ended(given).forEach(arm -> lines.add(measured(arm, MetricNames.END, arm)));
        return new Overlay(
                "Blurred, or only under-fitted?",
                "The line is the net without penalty while it is trained: ρ where its training error first falls to a value. The marks"
                        + " are where arms end, each at its mean training error; a mark below the line is less sharp than its fit"
                        + " alone would make it.",
                List.of(new OverlayPanel("ρ", lines, false)),
                "training MSE",
                true,
                OptionalDouble.empty());
    }

    private static Figure jumps() {
        var squared = new ArrayList<OverlayLine>();
        Kernel.L2.forEach(
                k -> squared.add(measured(ArmNames.KERNEL_L2, MetricNames.of(MetricNames.JUMP, k.key), k.key)));
        squared.add(new OverlayLine(ArmNames.KERNEL_L2, MetricNames.BOUND, "bound", Figure.Look.PREDICTION));
        var absolute = Kernel.L1.stream()
                .map(k -> measured(ArmNames.KERNEL_L1, MetricNames.of(MetricNames.JUMP, k.key), k.key))
                .toList();
        var kinks = Stream.of(KernelTrial.ONE_LAYER, KernelTrial.TWO_LAYERS, KernelTrial.RECTIFIED)
                .map(after ->
                        measured(ArmNames.KERNEL_L2, MetricNames.of(MetricNames.KINK, after), after.replace('-', ' ')))
                .toList();
        return new Overlay(
                "What kernels of unit norm make of an edge",
                "The largest jump of neighbouring pixels as the resolution N grows. Under an L2 bound it vanishes at least like the"
                        + " dashed bound, under an L1 bound it stays. On the right the largest change of the slope, for the kernel"
                        + " |x|^(-1/4).",
                List.of(
                        new OverlayPanel("jump, L2 norm 1", squared, true),
                        new OverlayPanel("jump, L1 norm 1", absolute, true),
                        new OverlayPanel("kink", kinks, true)),
                "N",
                true,
                OptionalDouble.empty());
    }

    private Figure phantom() {
        var first = ArmNames.prior(0);
        var panels = new ArrayList<PicturePanel>();
        panels.add(new PicturePanel("phantom", first, PriorTrial.CLEAN, List.of()));
        panels.add(new PicturePanel("fitted to", first, PriorTrial.NOISY, List.of()));
        settings.prior()
                .strengths()
                .forEach(s -> panels.add(
                        new PicturePanel(ArmNames.prior(s), ArmNames.prior(s), PriorTrial.IMAGE, List.of())));
        return new Figure.Pictures(
                "The deep image prior",
                "What the net makes at the end of the fit to one noisy image.",
                panels,
                "pixel");
    }

    private Figure iterations() {
        var arms = settings.prior().strengths().stream().map(ArmNames::prior).toList();
        return new Overlay(
                "The deep image prior, iteration by iteration",
                "Without penalty the edges are found and then the noise; a strong penalty stops before.",
                List.of(
                        new OverlayPanel("ρ", lines(arms, MetricNames.RHO), false),
                        new OverlayPanel("training MSE", lines(arms, MetricNames.ERROR), true)),
                "iteration",
                false,
                OptionalDouble.empty());
    }

    private static List<OverlayLine> lines(List<String> arms, String column) {
        return arms.stream()
                .map(arm -> measured(arm, MetricNames.of(MetricNames.TRACE, column), arm))
                .toList();
    }

    private static OverlayLine measured(String arm, String curve, String label) {
        return new OverlayLine(arm, curve, label, Figure.Look.MEAN);
    }
}
