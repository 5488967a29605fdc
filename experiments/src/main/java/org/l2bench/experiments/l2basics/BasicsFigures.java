package org.l2bench.experiments.l2basics;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.l2bench.core.exhibit.Figure;
import org.l2bench.core.exhibit.Figure.MapPanel;
import org.l2bench.core.exhibit.Figure.OverlayLine;
import org.l2bench.core.exhibit.Figure.OverlayPanel;

/** The figures of the sheet. */
final class BasicsFigures {
    private BasicsFigures() {}

    static List<Figure> all(BasicsSettings settings) {
        return List.of(heatMaps(settings), curves(settings), angles(settings), norms(settings), filters());
    }

    private static Figure heatMaps(BasicsSettings settings) {
        var panels = new ArrayList<MapPanel>();
        for (var arm : List.of(GridArm.SGD, GridArm.ADAM)) {
            var grid = arm.grid(settings);
            panels.add(new MapPanel(arm.armName() + ", coupled: λ as it is", grid, 0, "λ"));
            panels.add(new MapPanel(arm.armName() + ", sheared: 2ηλ", grid, 1, "λ′ = 2ηλ"));
        }
        var adamw = GridArm.ADAMW.grid(settings);
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

    private static Figure curves(BasicsSettings settings) {
        double smallest = settings.lambdas().get(1);
        return new Figure.Overlay(
                "The U-curve",
                "A net without normalisation on labels of which a share is wrong. With λ the norm falls and the training nll"
                        + " rises; the test nll is lowest in between. The leftmost point is λ = 0. On permuted labels nothing"
                        + " may help: the error must stay at chance.",
                List.of(
                        new OverlayPanel(
                                "nll",
                                List.of(
                                        measured(BasicsArmNames.CURVE, BasicsMetricNames.NLL, "test"),
                                        measured(BasicsArmNames.CURVE, BasicsMetricNames.TRAIN_NLL, "training")),
                                false),
                        new OverlayPanel(
                                "test error",
                                List.of(measured(BasicsArmNames.CURVE, BasicsMetricNames.ERR, "noisy labels")),
                                false),
                        new OverlayPanel(
                                "test error",
                                List.of(measured(BasicsArmNames.SHUFFLED, BasicsMetricNames.ERR, "permuted labels")),
                                false),
                        new OverlayPanel(
                                "norm of the weights",
                                List.of(
                                        measured(BasicsArmNames.CURVE, BasicsMetricNames.NORM, "noisy labels"),
                                        measured(BasicsArmNames.SHUFFLED, BasicsMetricNames.NORM, "permuted labels")),
                                true)),
                "λ",
                true,
                OptionalDouble.of(smallest / 4));
    }

    private static Figure angles(BasicsSettings settings) {
        return equilibrium(
                settings,
                "Rotational equilibrium: the angle that a step turns a row of weights by",
                "Under a norm layer the penalty does not shrink the function; it sets how far a step turns the weights. Means"
                        + " over rows (root mean square) and over short stretches of steps; the prediction knows learning rate,"
                        + " λ and momentum alone.",
                BasicsMetricNames.ANGLE,
                "angle per step, radians");
    }

    private static Figure norms(BasicsSettings settings) {
        return equilibrium(
                settings,
                "Equilibrium of the norm: ‖w‖⁴ over its prediction",
                "The prediction uses the measured size of the gradient; 1 is equilibrium. With momentum it assumes uncorrelated"
                        + " gradients and is not judged.",
                BasicsMetricNames.NORM4_RATIO,
                "‖w‖⁴ / predicted");
    }

    private static Figure equilibrium(
            BasicsSettings settings, String title, String caption, String curve, String label) {
        return new Figure.Overlay(
                title,
                caption,
                List.of(
                        layers(BasicsArmNames.PLAIN, settings.hidden().size(), curve, label),
                        layers(BasicsArmNames.MOMENTUM, settings.hidden().size(), curve, label),
                        layers(BasicsArmNames.CONVOLUTIONAL, settings.channels().size(), curve, label)),
                "step",
                false,
                OptionalDouble.empty());
    }

    private static OverlayPanel layers(String arm, int layers, String curve, String label) {
        var lines = new ArrayList<OverlayLine>();
        for (int layer = 1; layer <= layers; layer++) {
            lines.add(measured(arm, curve + "." + layer, "layer " + layer));
        }
        lines.add(new OverlayLine(arm, curve + "." + BasicsMetricNames.PREDICTED, "predicted", true));
        return new OverlayPanel(arm + ": " + label, lines, true);
    }

    private static Figure filters() {
        var lines = new ArrayList<OverlayLine>();
        for (double lambda : RidgePart.LAMBDAS) {
            lines.add(measured(BasicsArmNames.RIDGE, RidgePart.curve(lambda), "λ " + BasicsMetricNames.plain(lambda)));
            lines.add(new OverlayLine(
                    BasicsArmNames.RIDGE,
                    RidgePart.theoryCurve(lambda),
                    "λ " + BasicsMetricNames.plain(lambda) + ", formula",
                    true));
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
        return new OverlayLine(arm, of, label, false);
    }
}
