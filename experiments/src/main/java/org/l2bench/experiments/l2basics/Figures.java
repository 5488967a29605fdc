package org.l2bench.experiments.l2basics;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.l2bench.core.exhibit.Figure;
import org.l2bench.core.exhibit.Figure.MapPanel;
import org.l2bench.core.exhibit.Figure.OverlayLine;
import org.l2bench.core.exhibit.Figure.OverlayPanel;

/** The figures of the sheet. */
final class Figures {
    private Figures() {}

    static List<Figure> all(Settings settings) {
        return List.of(heatMaps(settings), curves(settings), angles(settings), norms(settings), filters());
    }

    private static Figure heatMaps(Settings settings) {
        var claims = new Claims(settings);
        var panels = new ArrayList<MapPanel>();
        for (var grid : List.of(claims.errors(GridOptimiser.SGD), claims.errors(GridOptimiser.ADAM))) {
            panels.add(new MapPanel(grid.arm() + ", coupled: λ as it is", grid, 0, "λ"));
            panels.add(new MapPanel(grid.arm() + ", sheared: 2ηλ", grid, 1, "λ′ = 2ηλ"));
        }
        var adamw = claims.errors(GridOptimiser.ADAMW);
        panels.add(new MapPanel(adamw.arm() + ", sheared back: λ′/(2η)", adamw, -1, "λ = λ′/(2η)"));
        panels.add(new MapPanel(adamw.arm() + ", decoupled: λ′ as it is", adamw, 0, "λ′"));
        return new Figure.HeatMap(
                "Test error over learning rate and decay, coupled and decoupled",
                "Left as the penalty λ w'w, right as the share λ′ of the weights that a step takes away. If the best points run"
                        + " level, rate and decay can be tuned one after the other; the sources say that they do so on the"
                        + " right for nets with normalisation. Each row of panels shows the same runs twice. Batch-norm MLP on"
                        + " noisy labels.",
                panels,
                "learning rate");
    }

    private static Figure curves(Settings settings) {
        double smallest = settings.curve().lambdas().get(1);
        return new Figure.Overlay(
                "The U-curve",
                "A net without normalisation on labels of which a share is wrong. With λ the norm falls and the training nll"
                        + " rises; the test nll is lowest in between. The leftmost point is λ = 0. On permuted labels nothing"
                        + " may help: the error must stay at chance.",
                List.of(
                        new OverlayPanel(
                                "nll",
                                List.of(
                                        measured(ArmNames.CURVE, MetricNames.NLL, "test"),
                                        measured(ArmNames.CURVE, CurveTrial.TRAIN_NLL, "training")),
                                false),
                        new OverlayPanel(
                                "test error",
                                List.of(measured(ArmNames.CURVE, MetricNames.ERR, "noisy labels")),
                                false),
                        new OverlayPanel(
                                "test error",
                                List.of(measured(ArmNames.SHUFFLED, MetricNames.ERR, "permuted labels")),
                                false),
                        new OverlayPanel(
                                "norm of the weights",
                                List.of(
                                        measured(ArmNames.CURVE, CurveTrial.NORM, "noisy labels"),
                                        measured(ArmNames.SHUFFLED, CurveTrial.NORM, "permuted labels")),
                                true)),
                "λ",
                true,
                OptionalDouble.of(smallest / 4));
    }

    private static Figure angles(Settings settings) {
        return equilibrium(
                settings,
                "Rotational equilibrium: the angle that a step turns a row of weights by",
                "Under a norm layer the penalty does not shrink the function; it sets how far a step turns the weights. Means"
                        + " over rows (root mean square) and over short stretches of steps; the prediction knows learning rate,"
                        + " λ and momentum alone.",
                EquilibriumMeter.ANGLE,
                "angle per step, radians");
    }

    private static Figure norms(Settings settings) {
        return equilibrium(
                settings,
                "Equilibrium of the norm: ‖w‖⁴ over its prediction",
                "The prediction uses the measured size of the gradient; 1 is equilibrium. With momentum it assumes uncorrelated"
                        + " gradients and is not judged.",
                EquilibriumMeter.NORM4_RATIO,
                "‖w‖⁴ / predicted");
    }

    private static Figure equilibrium(Settings settings, String title, String caption, String curve, String label) {
        return new Figure.Overlay(
                title,
                caption,
                List.of(
                        layers(ArmNames.PLAIN, settings.net().hidden().size(), curve, label),
                        layers(ArmNames.MOMENTUM, settings.net().hidden().size(), curve, label),
                        layers(ArmNames.CONVOLUTIONAL, settings.net().channels().size(), curve, label)),
                "step",
                false,
                OptionalDouble.empty());
    }

    private static OverlayPanel layers(String arm, int layers, String curve, String label) {
        var lines = new ArrayList<OverlayLine>();
        for (int layer = 1; layer <= layers; layer++) {
            lines.add(measured(arm, curve + "." + layer, "layer " + layer));
        }
        lines.add(new OverlayLine(arm, curve + "." + EquilibriumMeter.PREDICTED, "predicted", Figure.Look.PREDICTION));
        return new OverlayPanel(arm + ": " + label, lines, true);
    }

    private static Figure filters() {
        var lines = new ArrayList<OverlayLine>();
        for (double lambda : RidgeTrial.LAMBDAS) {
            lines.add(measured(ArmNames.RIDGE, RidgeTrial.curve(lambda), "λ " + MetricNames.plain(lambda)));
            lines.add(new OverlayLine(
                    ArmNames.RIDGE,
                    RidgeTrial.theoryCurve(lambda),
                    "λ " + MetricNames.plain(lambda) + ", formula",
                    Figure.Look.PREDICTION));
        }
        return new Figure.Overlay(
                "Ridge shrinkage",
                "How much of the unpenalised solution is left in each singular direction of the synthetic problem: the end"
                        + " points of gradient descent lie on s²/(s² + nλ). Every seed has its own singular values.",
                List.of(new OverlayPanel("filter factor", lines, false)),
                "singular value s",
                true,
                OptionalDouble.empty());
    }

    private static OverlayLine measured(String arm, String of, String label) {
        return new OverlayLine(arm, of, label, Figure.Look.MEAN);
    }
}
