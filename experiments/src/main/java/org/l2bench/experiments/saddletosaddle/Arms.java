package org.l2bench.experiments.saddletosaddle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.l2bench.core.experiment.Arm;
import org.l2bench.core.experiment.ArmSet;

/** Names and treatments of the arms, part by part. */
final class Arms {
    static final String PATH_NTK = "path/ntk";
    static final String PATH_MF = "path/mf";
    static final String PATH_S2S = "path/s2s";
    static final String PATH_S2S_2 = "path/s2s-2";
    static final String SGD_NOISE = "path/sgd-noise";
    static final String GREEDY = "path/greedy";
    static final String ESCAPE_MF = "escape/mf";
    static final String ESCAPE_S2S = "escape/s2s";
    static final String ESCAPE_NARROW = "escape/s2s-2-narrow";
    static final String ESCAPE_WIDE = "escape/s2s-2-wide";
    static final String SHALLOW = "escape/depth-2-s2s";
    static final String DISTANCE_NTK = "distance/ntk";
    static final String DISTANCE_S2S = "distance/s2s";
    static final String COMPLETION_NTK = "completion/ntk";
    static final String COMPLETION_MF = "completion/mf";
    static final String COMPLETION_S2S = "completion/s2s";
    static final String COMPLETION_S2S_2 = "completion/s2s-2";
    static final String NTK_CENTRED = "completion/ntk-centred";
    static final String MF_CENTRED = "completion/mf-centred";
    static final String ZERO_FILL = CompletionTrial.ZERO_FILL;
    static final String MODERATE_START = "l2/moderate-start";
    static final String SMALL_START = "l2/zero-init";
    static final String DIRECT = "l2/schatten-direct";
    static final String MINIMA = "minima/L4";
    /** L of the arms that have several. */
    static final List<Integer> DEPTHS = List.of(2, 3, 4);

    private Arms() {}

    static String closedForm(int depth) {
        return "l2/L" + depth;
    }

    static String starts(int depth) {
        return "starts/L" + depth;
    }

    static String penalised(int depth) {
        return "l2-completion/L" + depth;
    }

    static String regime(Regime regime, int width) {
        return "regimes/" + (regime == Regime.NTK ? "ntk" : regime == Regime.MF ? "mf" : "s2s") + "-w" + width;
    }

    static List<Arm> paths(Batches batches) {
        var arms = new ArrayList<>(List.of(
                Arm.trained(PATH_NTK, "gamma = 0.75", "baseline: lazy").treated(PathTrial.Path.NTK),
                Arm.trained(PATH_MF, "gamma = 1", "mean field, shown").treated(PathTrial.Path.MF),
                Arm.trained(PATH_S2S, "gamma = 1.5", "saddle to saddle, shown").treated(PathTrial.Path.S2S),
                Arm.trained(
                                PATH_S2S_2,
                                "gamma = 2",
                                "saddle to saddle, judged: the conjecture is for gamma to infinity")
                        .treated(PathTrial.Path.S2S_2),
                Arm.trained(GREEDY, "one rank after the other", "reference path")
                        .treated(PathTrial.Path.GREEDY)));
        if (batches.isOn()) {
            arms.add(Arm.trained(SGD_NOISE, "gamma = 2, mini-batches", "robustness, shown")
                    .treated(PathTrial.Path.SGD_NOISE));
        }
        return arms;
    }

    /** Paths of starts, not of the greedy algorithm. */
    static ArmSet flows(Batches batches) {
        return ArmSet.of(paths(batches), a -> !a.name().equals(GREEDY));
    }

    static List<Arm> regimes(Regimes settings) {
        return Stream.of(Regime.NTK, Regime.MF, Regime.S2S)
                .flatMap(r -> settings.widths().stream().map(w -> regime(settings, r, w)))
                .toList();
    }

    private static Arm regime(Regimes settings, Regime regime, int width) {
        int steps = regime == Regime.S2S
                ? settings.slowSteps().get(settings.widths().indexOf(width))
                : settings.fastSteps();
        return Arm.trained(regime(regime, width), "gamma = " + regime.gamma() + ", w = " + width, "shown")
                .treated(new RegimeTrial.Run(regime, width, steps));
    }

    static List<Arm> escapes(Teacher teacher, Escape settings) {
        int depth = teacher.depth();
        return List.of(
                Arm.trained(ESCAPE_MF, "gamma = 1, several widths", "border: no growth with the width")
                        .treated(new EscapeTrial.Run(depth, Regime.MF.gamma(), settings.widths())),
                Arm.trained(ESCAPE_S2S, "gamma = 1.5, several widths", "method")
                        .treated(new EscapeTrial.Run(depth, Regime.S2S.gamma(), settings.widths())),
                Arm.trained(ESCAPE_NARROW, "gamma = 2, narrow", "method")
                        .treated(new EscapeTrial.Run(
                                depth, Regime.S2S_2.gamma(), settings.pair().subList(0, 1))),
                Arm.trained(ESCAPE_WIDE, "gamma = 2, wide", "method, on more seeds")
                        .treated(new EscapeTrial.Run(
                                depth, Regime.S2S_2.gamma(), settings.pair().subList(1, 2))),
                Arm.trained(SHALLOW, "two layers, gamma = 1.5", "control: exponential escape, shown")
                        .treated(new EscapeTrial.Run(2, Regime.S2S.gamma(), settings.slopeWidths())));
    }

    static List<Arm> distances() {
        return List.of(
                Arm.trained(DISTANCE_NTK, "gamma = 0.75", "lazy").treated(Regime.NTK),
                Arm.trained(DISTANCE_S2S, "gamma = 1.5", "saddle to saddle").treated(Regime.S2S));
    }

    static List<Arm> completions() {
        return List.of(
                completion(COMPLETION_NTK, "gamma = 0.75", "baseline: lazy", Regime.NTK, false),
                completion(COMPLETION_MF, "gamma = 1", "mean field", Regime.MF, false),
                completion(COMPLETION_S2S, "gamma = 1.5", "saddle to saddle, shown", Regime.S2S, false),
                completion(COMPLETION_S2S_2, "gamma = 2", "saddle to saddle, strong", Regime.S2S_2, false),
                completion(
                        NTK_CENTRED,
                        "gamma = 0.75, less the start's own output",
                        "control: is it only that output?",
                        Regime.NTK,
                        true),
                completion(
                        MF_CENTRED,
                        "gamma = 1, less the start's own output",
                        "control: is it only that output?",
                        Regime.MF,
                        true),
                Arm.derived(ZERO_FILL, "A* where it is seen, 0 elsewhere", "reference, no training", COMPLETION_NTK));
    }

    private static Arm completion(String name, String differs, String role, Regime regime, boolean isCentred) {
        return Arm.trained(name, differs, role).treated(new CompletionTrial.Start(regime, isCentred));
    }

    static List<Arm> closedForms() {
        return List.of(
                closedForm(2, ClosedFormTrial.Run.DEPTH_2),
                closedForm(3, ClosedFormTrial.Run.DEPTH_3),
                closedForm(4, ClosedFormTrial.Run.DEPTH_4),
                Arm.trained(MODERATE_START, "three layers, random start, gamma = 1", "beside the small start")
                        .treated(ClosedFormTrial.Run.MODERATE),
                Arm.trained(SMALL_START, "three layers, random start, gamma = 2", "trap: stuck directions")
                        .treated(ClosedFormTrial.Run.SMALL),
                Arm.trained(DIRECT, "the stationary values, without training", "oracle")
                        .treated(ClosedFormTrial.Run.DIRECT));
    }

    private static Arm closedForm(int depth, ClosedFormTrial.Run run) {
        return Arm.trained(closedForm(depth), depth + " layers, balanced start, penalty", "method")
                .treated(run);
    }

    static List<Arm> starts() {
        return Arrays.stream(StartsTrial.Depth.values())
                .map(d -> Arm.trained(
                                starts(d.layers()),
                                d.layers() + " layers, penalty, many starts",
                                "method: where they end")
                        .treated(d))
                .toList();
    }

    static List<Arm> penalised() {
        return DEPTHS.stream()
                .map(d -> Arm.trained(penalised(d), d + " layers, penalty, completion", "method: rank by depth")
                        .treated(new PenalisedTrial.Depth(d)))
                .toList();
    }

    static List<Arm> minima() {
        return List.of(Arm.trained(MINIMA, "four layers, penalty, several starts", "which minimum generalises?"));
    }
}
