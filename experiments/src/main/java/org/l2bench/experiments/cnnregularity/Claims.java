package org.l2bench.experiments.cnnregularity;

import static org.l2bench.core.claim.Quantity.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.l2bench.core.claim.Caveat;
import org.l2bench.core.claim.Claim;
import org.l2bench.core.claim.Contrast;
import org.l2bench.core.claim.Quantity;
import org.l2bench.core.claim.Quantity.Difference;
import org.l2bench.core.claim.Quantity.Fixed;
import org.l2bench.core.claim.Quantity.Log;
import org.l2bench.core.claim.Quantity.Ratio;
import org.l2bench.core.claim.Requirement;
import org.l2bench.core.claim.Rule;
import org.l2bench.core.claim.Rule.Over;
import org.l2bench.core.claim.Rule.Range;
import org.l2bench.experiments.cnnregularity.Denoiser.Kind;

/** The claims of the sheet, C1 to C9; those about arms that the settings do not have are left out. */
record Claims(Settings settings) {
    /** Of which a sign flip can reach 5 %. */
    private static final int SEEDS = 5;

    private static final String NONE = "none";
    private static final String NONE_OURS = "none (ours)";
    private static final String PICTURES = "pictures only";
    private static final String UNTRAINED = "the baseline is not trained";

    /** Share of the noise that the net with batch norm must have taken away to count as trained. */
    private static final double LEFT = 0.7;

    List<Claim> all() {
        var claims = new ArrayList<>(kernels());
        claims.add(edges());
        if (hasNormed()) {
            claims.add(normed());
        }
        if (settings.scenes().resolutions().size() > 1) {
            claims.add(resolutions());
        }
        claims.add(fitting());
        if (settings.normed().onlyNormalised()) {
            claims.add(normalisedKernels());
        }
        if (!settings.plain().absolute().isEmpty()) {
            claims.add(absolute());
        }
        claims.addAll(priors());
        return claims;
    }

    List<Caveat> caveats() {
        return List.of(new Caveat(
                "C4",
                "C6",
                "The penalised net also fits worse, and the net without penalty is not shown to be sharper at the same training"
                        + " error: smoothing and under-fitting cannot be told apart here."));
    }

    private boolean hasNormed() {
        return !settings.normed().strengths().isEmpty();
    }

    private List<Claim> kernels() {
        var slopes = Kernel.L2.stream().map(k -> Range.atMost("slope, " + k.key, kernel(MetricNames.SLOPE, k), -0.49));
        var bounds = Kernel.L2.stream()
                .map(k -> Range.atMost("bound, " + k.key, kernel(MetricNames.BOUND_SHARE, k), 1 + 1e-9));
        return List.of(
                exact(
                        "C1",
                        "Kernels of bounded L2 norm: the largest jump of two neighbouring pixels falls at least like 1/√N, and"
                                + " is at most ‖k‖₂ √(2h) at every N",
                        Stream.concat(slopes, bounds)),
                exact(
                        "C2",
                        "Kernels of bounded L1 norm keep the jump at every resolution",
                        Kernel.L1.stream()
                                .map(k -> new Range(
                                        k.key,
                                        metric(ArmNames.KERNEL_L1, MetricNames.of(MetricNames.SLOPE, k.key)),
                                        -0.02,
                                        0.02))),
                exact(
                        "C3",
                        "A second layer of an L2 kernel makes the slope continuous, one layer does not, and a rectifier behind the"
                                + " two undoes it",
                        Stream.of(
                                Range.atMost("two layers", kink(KernelTrial.TWO_LAYERS), -0.5),
                                Range.atLeast("one layer", kink(KernelTrial.ONE_LAYER), -0.05),
                                Range.atLeast("two layers and a rectifier", kink(KernelTrial.RECTIFIED), -0.2))));
    }

    private Claim exact(String id, String statement, Stream<Range> ranges) {
        return Claim.of(id, statement, new Rule.Within(ranges.toList(), Over.EVERY_SEED))
                .needs(new Requirement.OfSettings(
                        settings.kernels().sizes().size() >= KernelSettings.JUDGED,
                        "a slope is judged over at least " + KernelSettings.JUDGED + " resolutions"))
                .paperFigure(NONE)
                .weightOfNull("yes");
    }

    private static Quantity kernel(String name, Kernel kernel) {
        return metric(ArmNames.KERNEL_L2, MetricNames.of(name, kernel.key));
    }

    private static Quantity kink(String after) {
        return metric(ArmNames.KERNEL_L2, MetricNames.of(MetricNames.KINK, after));
    }

    private Claim edges() {
        var strengths = settings.plain().strengths();
        var order = new Rule.Series(
                "", strengths.stream().map(s -> rho(ArmNames.plain(s))).toList(), false);
        return gated(Claim.of(
                                "C4",
                                "L2 on all parameters blurs edges: they are steeper without penalty than with the strongest, and never"
                                        + " steeper with a stronger one, by means over seeds",
                                new Rule.All(List.of(
                                        flip(Contrast.of("", rho(ArmNames.plain(0)), rho(strongest()))),
                                        new Rule.MeanOrder(List.of(order)))))
                        .seeds(SEEDS))
                .paperFigure(PICTURES)
                .weightOfNull("yes for this net, not for the paper");
    }

    private String strongest() {
        return ArmNames.plain(Strengths.last(settings.plain().strengths()));
    }

    private static Rule.SignFlip flip(Contrast... contrasts) {
        return new Rule.SignFlip(List.of(contrasts), 0);
    }

    private static Quantity rho(String arm) {
        return metric(arm, MetricNames.RHO);
    }

    /** Judged only if the net without penalty is better than doing nothing, and than a filter that leaves as much noise. */
    private Claim gated(Claim claim) {
        return claim.needs(isTrained(1));
    }

    private Requirement[] isTrained(int scale) {
        var arm = Kind.PLAIN.arm(0, scale);
        double noise = settings.scenes().noise();
        return new Requirement[] {
            new Requirement.AtLeast(
                    new Difference(new Fixed(noise * noise), metric(arm, MetricNames.TEST)),
                    0,
                    UNTRAINED + ": it is worse than the noisy images" + ArmNames.at(scale)),
            new Requirement.AtLeast(
                    new Difference(metric(ArmNames.gauss(arm), MetricNames.TEST), metric(arm, MetricNames.TEST)),
                    0,
                    UNTRAINED + ": it is worse than a Gaussian filter" + ArmNames.at(scale))
        };
    }

    private Claim normed() {
        var strongest = ArmNames.normed(Strengths.last(settings.normed().strengths()));
        return Claim.of(
                        "C4b",
                        "The same with batch norm, as the authors' code has it: edges are steeper without penalty",
                        flip(Contrast.of("", rho(ArmNames.normed(0)), rho(strongest))))
                .seeds(SEEDS)
                .needs(new Requirement.AtLeast(
                        new Difference(
                                new Fixed(LEFT * settings.scenes().noise()),
                                metric(ArmNames.normed(0), MetricNames.FLAT)),
                        0,
                        UNTRAINED + ": it leaves too much noise"))
                .paperFigure(PICTURES)
                .weightOfNull(
                        "no: decay acts mostly through the last two convolutions and the norms' parameters, and the net is"
                                + " half-trained");
    }

    private Claim resolutions() {
        int finer = settings.scenes().resolutions().get(1);
        var claim = Claim.of(
                        "C5",
                        "With L2 the edge keeps its physical width: its width in pixels grows more with the resolution than without",
                        flip(Contrast.of(
                                "log2 of the widths at s = " + finer + " and 1",
                                doublings(Strengths.last(settings.plain().strengths()), finer),
                                doublings(0, finer))))
                .seeds(SEEDS);
        for (int scale : settings.scenes().resolutions()) {
            claim = claim.needs(isTrained(scale));
        }
        return claim.paperFigure(PICTURES).weightOfNull("no (two resolutions, short training)");
    }

    private static Quantity doublings(double strength, int scale) {
        var logs = new Difference(
                new Log(rho(Kind.PLAIN.arm(strength, 1))), new Log(rho(Kind.PLAIN.arm(strength, scale))));
        return new Ratio(logs, new Fixed(StrictMath.log(2)));
    }

    private Claim fitting() {
        return gated(Claim.of(
                                "C6",
                                "Not mere under-fitting: without penalty edges are steeper where training first reaches the training"
                                        + " error of the strongest penalty",
                                flip(Contrast.of("", metric(strongest(), MetricNames.CROSSING), rho(strongest()))))
                        .seeds(SEEDS))
                .paperFigure(NONE_OURS)
                .weightOfNull("smoothing and under-fitting cannot be told apart here")
                .control();
    }

    private Claim normalisedKernels() {
        var strength = Strengths.last(settings.normed().strengths());
        var none = rho(ArmNames.normed(0));
        var whole = new Difference(none, rho(ArmNames.normed(strength)));
        var kernels = new Difference(none, rho(Kind.NORMED_KERNELS.arm(strength, 1)));
        return Claim.of(
                        "C7",
                        "Decay of kernels that a batch norm follows, alone, gives at most a third of the drop: a third of the whole"
                                + " drop in ρ less that of these kernels",
                        new Rule.ReportDifference(List.of(Contrast.of("", new Ratio(whole, new Fixed(3)), kernels))))
                .seeds(2)
                .paperFigure(NONE_OURS)
                .weightOfNull("exploratory")
                .control();
    }

    private Claim absolute() {
        return Claim.of(
                        "C8",
                        "At equal training error L1 on the kernels blurs less than L2",
                        flip(Contrast.of("", rho(ArmNames.MATCHED_L1), rho(strongest()))))
                .seeds(SEEDS)
                .paperFigure(NONE_OURS)
                .weightOfNull("exploratory")
                .control();
    }

    /** One for each strength, weakest first: a penalised net that ends nearer to the image than the other ever is has no rival. */
    private List<Claim> priors() {
        var claims = new ArrayList<Claim>();
        for (double strength : settings.prior().strengths()) {
            if (strength > 0) {
                var arm = ArmNames.prior(strength);
                claims.add(Claim.of(
                                "C9-" + ArmNames.number(strength),
                                "The deep image prior, reg = " + ArmNames.number(strength)
                                        + ": with L2 edges end less steep than without at the first iteration with as small a"
                                        + " training error",
                                flip(Contrast.of("", metric(arm, MetricNames.CROSSING), rho(arm))))
                        .seeds(SEEDS)
                        .weightOfNull("no"));
            }
        }
        return claims;
    }
}
