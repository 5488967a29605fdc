package org.l2bench.experiments.pacbayesmasks;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.l2bench.core.experiment.Arm;
import org.l2bench.core.experiment.Artifact;
import org.l2bench.core.experiment.ArtifactContext;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.experiment.MemoryNeed;
import org.l2bench.core.experiment.Metric;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.Part;
import org.l2bench.core.experiment.Replicate;
import org.l2bench.core.experiment.Timing;
import org.l2bench.core.experiment.TrialContext;

/** Posteriors that minimise a PAC-Bayes bound, and what they certify. */
final class BoundPart implements Part<Settings, BoundTrial.Settings> {
    @Override
    public String part() {
        return "bounds";
    }

    @Override
    public Class<BoundTrial.Settings> partSettingsType() {
        return BoundTrial.Settings.class;
    }

    @Override
    public BoundTrial.Settings settings(Settings all) {
        return new BoundTrial.Settings(all.images(), all.net(), all.bound());
    }

    @Override
    public List<Arm> arms(BoundTrial.Settings settings) {
        return List.of(
                arm(ArmNames.PRIOR, Posterior.PRIOR, "Q = P, no training", "control of pb-lambda"),
                arm(ArmNames.PRIOR_SLAB, Posterior.PRIOR_SLAB, "Q = P, slab, no training", "control of the slab arms"),
                arm(
                        ArmNames.HOLD_OUT,
                        Posterior.HOLD_OUT,
                        "the prior's dense network, deterministic",
                        "control: the bound's images as a plain test set"),
                Arm.derived(
                        ArmNames.HOLD_OUT_THRESHOLDED,
                        "the prior's thresholded network, deterministic",
                        "control: the bound's images as a plain test set",
                        ArmNames.HOLD_OUT),
                arm(ArmNames.LAMBDA, Posterior.LAMBDA, "λ trained, no slab", "method"),
                arm(ArmNames.LAMBDA_SLAB, Posterior.LAMBDA_SLAB, "λ trained, slab", "method"),
                arm(ArmNames.WEIGHTS, Posterior.WEIGHTS, "weights trained, slab", "method"),
                arm(ArmNames.BOTH, Posterior.BOTH, "λ and weights trained, slab", "method"),
                arm(
                        ArmNames.FREE_LAMBDA,
                        Posterior.FREE_LAMBDA,
                        "λ trained, prior without data, all images for the bound",
                        "shown, no verdict"));
    }

    private static Arm arm(String name, Posterior posterior, String differs, String role) {
        return Arm.trained(name, differs, role).treated(posterior);
    }

    @Override
    public List<Replicate> replicates(BoundTrial.Settings settings, Arm arm, List<Integer> seeds) {
        return Replicate.seeds(
                seeds.subList(0, Math.min(seeds.size(), settings.bound().seeds())));
    }

    @Override
    public List<Metric> metrics(BoundTrial.Settings settings) {
        return Metrics.bounds(arms(settings));
    }

    @Override
    public SortedMap<String, String> dataFingerprints(BoundTrial.Settings settings, DataRoot root) {
        return Pool.fingerprints(settings.images(), root);
    }

    @Override
    public List<MemoryNeed> memory(BoundTrial.Settings settings) {
        return Memory.needs(settings.images(), settings.net(), 2);
    }

    @Override
    public SortedMap<String, String> holdings(BoundTrial.Settings settings) {
        return Pool.holdings(settings.images());
    }

    @Override
    public long steps(BoundTrial.Settings settings, Arm arm) {
        return BoundTrial.steps(settings, arm.treatment(Posterior.class));
    }

    @Override
    public List<Artifact> artifacts(BoundTrial.Settings settings, Replicate replicate) {
        long steps = Nets.denseSteps(settings.net(), settings.bound().prior());
        return List.of(new Artifact(BoundTrial.PRIOR, replicate, BoundTrial.Prior.of(settings), List.of(), steps));
    }

    @Override
    public List<String> needs(BoundTrial.Settings settings, Arm arm) {
        return arm.treatment(Posterior.class) == Posterior.FREE_LAMBDA ? List.of() : List.of(BoundTrial.PRIOR);
    }

    @Override
    public void build(ArtifactContext context) {
        BoundTrial.build(context);
    }

    /** A step takes as long whatever the prior was made of. */
    @Override
    public Timing<BoundTrial.Settings> timing(BoundTrial.Settings settings) {
        int prior = Math.min(TunePart.FEW, settings.bound().prior());
        return Timing.of(settings).with(Map.of("net.epochs", "1", "bound.prior", String.valueOf(prior)));
    }

    @Override
    public List<Class<?>> code() {
        return List.of(BoundTrial.class);
    }

    @Override
    public Outcome run(TrialContext<BoundTrial.Settings> context) {
        return BoundTrial.run(context);
    }
}
