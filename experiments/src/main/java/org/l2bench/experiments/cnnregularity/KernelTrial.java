package org.l2bench.experiments.cnnregularity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.experiment.Curve;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.TrialContext;

/** The kernel part: what kernels of bounded norm make of an edge, over resolutions; no net, no training, nothing random. */
final class KernelTrial {
    static final String ONE_LAYER = "one-layer";
    static final String TWO_LAYERS = "two-layers";
    static final String RECTIFIED = "rectified";

    /** What the part depends on. */
    record Given(KernelSettings kernels) {}

    /** The norm that is bounded. */
    enum Norm {
        L2,
        L1;

        List<Kernel> kernels() {
            return this == L2 ? Kernel.L2 : Kernel.L1;
        }
    }

    private final KernelSettings settings;
    private final TreeMap<String, Double> metrics = new TreeMap<>();
    private final TreeMap<String, Curve> curves = new TreeMap<>();

    private KernelTrial(KernelSettings settings) {
        this.settings = settings;
    }

    static Outcome run(TrialContext<Given> context) {
        var trial = new KernelTrial(context.settings().kernels());
        var norm = context.treatment(Norm.class);
        norm.kernels().forEach(kernel -> trial.jumps(kernel, norm));
        if (norm == Norm.L2) {
            trial.kinks();
            trial.curves.put(MetricNames.BOUND, trial.curve(trial.settings.sizes(), KernelTrial::bound));
        }
        context.progress().step(1, 1);
        var result = new ArmResult(trial.metrics, trial.curves);
        return new Outcome(new TreeMap<>(Map.of(context.inputs().arm(), result)), List.of());
    }

    /** |k|_2 |u(. + h) - u|_2 for a kernel of unit norm, in one dimension and in the plane: both edges of u have a pixel's width. */
    static double bound(int n) {
        return Math.sqrt(2.0 / n);
    }

    private void jumps(Kernel kernel, Norm norm) {
        var sizes = kernel.dimension == 1 ? settings.sizes() : settings.planeSizes();
        var curve = curve(sizes, n -> jump(kernel, n));
        curves.put(MetricNames.of(MetricNames.JUMP, kernel.key), curve);
        metrics.put(MetricNames.of(MetricNames.SLOPE, kernel.key), slope(curve));
        if (norm == Norm.L2) {
            double largest = 0;
            for (int i = 0; i < sizes.size(); i++) {
                largest = Math.max(largest, curve.y().get(i) / bound(sizes.get(i)));
            }
            metrics.put(MetricNames.of(MetricNames.BOUND_SHARE, kernel.key), largest);
        }
    }

    static double jump(Kernel kernel, int n) {
        return kernel.dimension == 1
                ? Signal.jump(Signal.convolved(kernel.line(n), Signal.indicator(n)))
                : Arrays.stream(Signal.convolvedStrip(kernel, n))
                        .mapToDouble(Signal::jump)
                        .max()
                        .orElseThrow();
    }

    /** How the largest change of the slope goes after one layer, two, and two with a rectifier. */
    private void kinks() {
        kink(ONE_LAYER, KernelTrial::once);
        kink(TWO_LAYERS, KernelTrial::twice);
        kink(RECTIFIED, n -> Signal.rectified(twice(n)));
    }

    private static double[] once(int n) {
        return Signal.convolved(Kernel.POWER.line(n), Signal.indicator(n));
    }

    private static double[] twice(int n) {
        return Signal.convolved(Kernel.POWER.line(n), once(n));
    }

    /** A signal at a resolution. */
    @FunctionalInterface
    private interface Sampled {
        double[] at(int n);
    }

    private void kink(String after, Sampled signal) {
        var curve = curve(settings.sizes(), n -> Signal.kink(signal.at(n)));
        curves.put(MetricNames.of(MetricNames.KINK, after), curve);
        metrics.put(MetricNames.of(MetricNames.KINK, after), slope(curve));
    }

    private Curve curve(List<Integer> sizes, IntToDoubleFunction of) {
        var x = new ArrayList<Double>();
        var y = new ArrayList<Double>();
        for (int n : sizes) {
            x.add((double) n);
            y.add(of.applyAsDouble(n));
        }
        return new Curve(x, y);
    }

    /** Least squares, ln y on ln x. */
    private static double slope(Curve curve) {
        var regression = new SimpleRegression();
        for (int i = 0; i < curve.x().size(); i++) {
            regression.addData(
                    StrictMath.log(curve.x().get(i)), StrictMath.log(curve.y().get(i)));
        }
        return regression.getSlope();
    }
}
