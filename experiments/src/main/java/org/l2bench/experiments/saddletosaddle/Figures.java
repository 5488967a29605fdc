package org.l2bench.experiments.saddletosaddle;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.l2bench.core.exhibit.CurveTable;
import org.l2bench.core.exhibit.Figure;
import org.l2bench.core.exhibit.Figure.Overlay;
import org.l2bench.core.exhibit.Figure.OverlayLine;
import org.l2bench.core.exhibit.Figure.OverlayPanel;
import org.l2bench.core.exhibit.Figure.Panel;

/** The figures of the sheet. */
record Figures(Settings settings) {
    List<Figure> all() {
        return List.of(paths(), regimes(), widths(), distances(), completions(), greedy(), penalty(), ranks());
    }

    /** Where the starts of the penalised teacher end. */
    CurveTable starts() {
        return new CurveTable(
                "Ends of the same starts with two and with three layers",
                "Starts 0 to n are balanced on the first k directions of A* with a little noise, the others Gaussian with growing"
                        + " γ. One objective with two layers, several with three: the higher, the lower the rank.",
                "start",
                List.of(new Panel(Names.OBJECTIVE, "objective"), new Panel(Names.RANK, "rank")),
                List.of(Arms.starts(2), Arms.starts(3)));
    }

    private Figure paths() {
        var losses = new ArrayList<OverlayLine>();
        for (var arm : List.of(Arms.PATH_NTK, Arms.PATH_MF, Arms.PATH_S2S, Arms.PATH_S2S_2)) {
            losses.add(measured(arm, Names.LOSS, arm));
        }
        for (int k = 0; k < size(); k++) {
            losses.add(new OverlayLine(
                    Arms.PATH_S2S_2, Names.of(Names.PLATEAU, k), "saddle " + k, Figure.Look.PREDICTION));
        }
        var panels = new ArrayList<OverlayPanel>();
        panels.add(new OverlayPanel("loss", losses, true));
        for (var arm : List.of(Arms.PATH_S2S_2, Arms.PATH_S2S, Arms.PATH_NTK)) {
            panels.add(singular(arm, "singular values of A, " + arm));
        }
        return overlay(
                "From saddle to saddle",
                "Loss on the way to a map of rank " + size() + ", w = "
                        + settings.plateaus().width()
                        + ". Thin lines are the losses of its best maps of rank 0, 1, …: a small start (γ = 2) rests on each and"
                        + " learns one singular value after the other, a lazy one (γ = 0.75) learns all at once. Means over"
                        + " seeds, which leave a plateau at different steps; bands from least to greatest.",
                panels,
                "step");
    }

    private Figure regimes() {
        var panels = settings.regimes().widths().stream()
                .map(w -> new OverlayPanel(
                        "loss, w = " + w,
                        Stream.of(Regime.NTK, Regime.MF, Regime.S2S)
                                .map(r -> measured(Arms.regime(r, w), Names.LOSS, "γ = " + r.gamma()))
                                .toList(),
                        true))
                .toList();
        return overlay(
                "Regimes by width",
                "The same start sizes in nets of several widths. The wider, the longer a small start stays at its first saddle,"
                        + " and the shorter the way of a lazy one.",
                panels,
                "step");
    }

    private OverlayPanel singular(String arm, String label) {
        var lines = new ArrayList<OverlayLine>();
        for (int i = 1; i <= size(); i++) {
            lines.add(measured(arm, Names.of(Names.SINGULAR, i), "s" + i));
        }
        return new OverlayPanel(label, lines, false);
    }

    private Figure widths() {
        var lines = new ArrayList<OverlayLine>();
        for (var arm : List.of(Arms.ESCAPE_MF, Arms.ESCAPE_S2S, Arms.SHALLOW)) {
            lines.add(measured(arm, Names.ESCAPE, arm));
            lines.add(new OverlayLine(arm, Names.ESCAPE + Names.THEORY, arm + ", theory", Figure.Look.PREDICTION));
        }
        lines.add(measured(Arms.ESCAPE_NARROW, Names.ESCAPE, Arms.ESCAPE_NARROW));
        lines.add(measured(Arms.ESCAPE_WIDE, Names.ESCAPE, Arms.ESCAPE_WIDE));
        var ratios = Stream.of(Arms.ESCAPE_MF, Arms.ESCAPE_S2S, Arms.ESCAPE_NARROW, Arms.ESCAPE_WIDE)
                .map(arm -> measured(arm, Names.RATIO, arm))
                .toList();
        return overlay(
                "How long the first saddle holds",
                "Steps until the loss is 10 % below that of A = 0, against the width; thin lines have the slope of theory, through"
                        + " the widest net. With two layers there is no polynomial plateau: theory's slope is 0 there. Below, how"
                        + " far the weights are from rank 1 then.",
                List.of(
                        new OverlayPanel("steps to escape", lines, true),
                        new OverlayPanel("rank-1 ratio", ratios, false)),
                "width w");
    }

    private Figure distances() {
        var saddle = new ArrayList<OverlayLine>();
        var travel = new ArrayList<OverlayLine>();
        for (var arm : List.of(Arms.DISTANCE_NTK, Arms.DISTANCE_S2S)) {
            saddle.add(measured(arm, Names.SADDLE, arm));
            saddle.add(new OverlayLine(arm, Names.SADDLE + Names.THEORY, arm + ", theory", Figure.Look.PREDICTION));
            travel.add(measured(arm, Names.TRAVEL, arm));
        }
        return overlay(
                "Near a saddle or near a minimum",
                "Left, the distance of a start to the saddle whose first and last weights are 0, and theory's. Right, how far"
                        + " training takes it to a minimum, over the distance of its map. Small starts (γ > 1) come near to the"
                        + " saddle with the width, lazy ones (γ < 1) to a minimum.",
                List.of(
                        new OverlayPanel("d_s, distance to a saddle", saddle, true),
                        new OverlayPanel("travel / |A(start) − A*|", travel, true)),
                "width w");
    }

    private Figure completions() {
        var arms = List.of(Arms.COMPLETION_NTK, Arms.COMPLETION_MF, Arms.COMPLETION_S2S, Arms.COMPLETION_S2S_2);
        return overlay(
                "Matrix completion",
                "Mean squared error over the entries that are seen and over the others, and the rank, for four start sizes. A"
                        + " plateau of the training error is a rank.",
                List.of(
                        new OverlayPanel("training error", lines(arms, Names.TRAIN), true),
                        new OverlayPanel("test error", lines(arms, Names.TEST), true),
                        new OverlayPanel("rank", lines(arms, Names.RANK), false)),
                "step");
    }

    private Figure greedy() {
        return new Overlay(
                "The greedy algorithm",
                "Loss after each neuron, which is added along the top singular pair of the gradient, and the loss of the best map"
                        + " of that rank.",
                List.of(new OverlayPanel(
                        "loss",
                        List.of(
                                measured(Arms.GREEDY, Names.LOSS, "greedy"),
                                new OverlayLine(
                                        Arms.GREEDY, Names.PLATEAU, "best of this rank", Figure.Look.PREDICTION)),
                        false)),
                "rank",
                false,
                OptionalDouble.empty());
    }

    private Figure penalty() {
        var lines = new ArrayList<OverlayLine>();
        for (int depth : Arms.DEPTHS) {
            lines.add(measured(Arms.closedForm(depth), Names.LEARNED, "L = " + depth));
            lines.add(new OverlayLine(
                    Arms.DIRECT, Names.of(Names.CLOSED, depth), "L = " + depth + ", formula", Figure.Look.PREDICTION));
        }
        return new Overlay(
                "What the penalty leaves of a singular value",
                "λ = " + settings.closedForm().lambda()
                        + ". Two layers shrink every singular value by the same amount, a soft threshold. More layers shrink large"
                        + " ones less and cut small ones off with a jump. Lines are the closed form.",
                List.of(new OverlayPanel("learned s", lines, false)),
                "singular value s* of the target",
                false,
                OptionalDouble.empty());
    }

    private Figure ranks() {
        return overlay(
                "Rank by depth and penalty",
                "Penalised matrix completion: rank and test error against λ, for two, three and four layers.",
                List.of(
                        new OverlayPanel("rank", byDepth(Names.RANK), false),
                        new OverlayPanel("test error", byDepth(Names.TEST), true)),
                "λ");
    }

    private static List<OverlayLine> byDepth(String curve) {
        return Arms.DEPTHS.stream()
                .map(d -> measured(Arms.penalised(d), curve, "L = " + d))
                .toList();
    }

    private static List<OverlayLine> lines(List<String> arms, String curve) {
        return arms.stream().map(arm -> measured(arm, curve, arm)).toList();
    }

    private int size() {
        return settings.teacher().singularValues().size();
    }

    private static Figure overlay(String title, String caption, List<OverlayPanel> panels, String xLabel) {
        return new Overlay(title, caption, panels, xLabel, true, OptionalDouble.empty());
    }

    private static OverlayLine measured(String arm, String curve, String label) {
        return new OverlayLine(arm, curve, label, Figure.Look.MEAN);
    }
}
