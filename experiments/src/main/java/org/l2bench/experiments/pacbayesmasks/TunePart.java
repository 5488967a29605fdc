package org.l2bench.experiments.pacbayesmasks;

import java.util.ArrayList;
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
import org.l2bench.experiments.pacbayesmasks.Tuned.Method;

/** Fine-tuning of masks and weights of a dense network that the arms of a seed share. */
final class TunePart implements Part<Settings, TuneTrial.Settings> {
    /** Of images, when steps are timed. */
    static final int FEW = 256;

    @Override
    public String part() {
        return "fine-tuning";
    }

    @Override
    public Class<TuneTrial.Settings> partSettingsType() {
        return TuneTrial.Settings.class;
    }

    @Override
    public TuneTrial.Settings settings(Settings all) {
        return new TuneTrial.Settings(all.images(), all.net(), all.fineTuning());
    }

    @Override
    public List<Arm> arms(TuneTrial.Settings settings) {
        var arms = new ArrayList<Arm>();
        double control = settings.fineTuning().controlSparsity();
        for (var source : Source.values()) {
            for (double sparsity : settings.fineTuning().sparsities()) {
                boolean isShuffled = sparsity == control && source != Source.RANDOM;
                arms.add(arm(Method.NONE, source, sparsity, "dense weights under the mask", "baseline"));
                arms.add(arm(Method.WEIGHTS, source, sparsity, "then weights and biases trained", "equal budget"));
                arms.add(arm(
                        Method.BIAS, source, sparsity, "then biases alone trained", "control: a repair of the biases"));
                arms.add(arm(Method.PROB, source, sparsity, "then λ trained", "method"));
                arms.add(arm(
                        new Tuned(Method.BOTH, source, sparsity, isShuffled),
                        "then λ, weights and biases trained",
                        "method, equal budget"));
                if (isShuffled) {
                    arms.add(Arm.derived(
                            ArmNames.shuffled(source, sparsity),
                            "the same from a mask whose places are shuffled within each layer",
                            "control: does the source matter?",
                            ArmNames.tuned(Method.BOTH, source, sparsity)));
                }
            }
        }
        arms.add(arm(
                Method.PROB_FREE,
                Source.MAGNITUDE,
                control,
                "then λ trained, density not projected",
                "control: drift of the density"));
        return arms;
    }

    private static Arm arm(Method method, Source source, double sparsity, String differs, String role) {
        return arm(new Tuned(method, source, sparsity, false), differs, role);
    }

    private static Arm arm(Tuned tuned, String differs, String role) {
        return Arm.trained(
                        ArmNames.tuned(tuned.method(), tuned.source(), tuned.sparsity()),
                        differs + "; " + tuned.source().key() + ", " + ArmNames.percent(tuned.sparsity()) + " % pruned",
                        role)
                .treated(tuned);
    }

    @Override
    public List<Metric> metrics(TuneTrial.Settings settings) {
        return Metrics.fineTuning(arms(settings));
    }

    @Override
    public SortedMap<String, String> dataFingerprints(TuneTrial.Settings settings, DataRoot root) {
        return Pool.fingerprints(settings.images(), root);
    }

    @Override
    public List<MemoryNeed> memory(TuneTrial.Settings settings) {
        return Memory.needs(
                settings.images(),
                settings.net(),
                2 * settings.fineTuning().rates().size());
    }

    @Override
    public SortedMap<String, String> holdings(TuneTrial.Settings settings) {
        return Pool.holdings(settings.images());
    }

    @Override
    public long steps(TuneTrial.Settings settings, Arm arm) {
        return TuneTrial.steps(settings, arm.treatment(Tuned.class));
    }

    @Override
    public List<Artifact> artifacts(TuneTrial.Settings settings, Replicate replicate) {
        long steps = Nets.denseSteps(settings.net(), settings.fineTuning().train());
        return List.of(new Artifact(TuneTrial.DENSE, replicate, TuneTrial.Dense.of(settings), List.of(), steps));
    }

    @Override
    public List<String> needs(TuneTrial.Settings settings, Arm arm) {
        return List.of(TuneTrial.DENSE);
    }

    @Override
    public void build(ArtifactContext context) {
        TuneTrial.build(context);
    }

    /** A step takes as long whatever the number of images. */
    @Override
    public Timing<TuneTrial.Settings> timing(TuneTrial.Settings settings) {
        int train = Math.min(
                settings.fineTuning().train(), Math.max(FEW, settings.net().batch()));
        return Timing.of(settings)
                .with(Map.of(
                        "net.epochs",
                        "1",
                        "fineTuning.train",
                        String.valueOf(train),
                        "fineTuning.snipImages",
                        String.valueOf(Math.min(train, settings.fineTuning().snipImages())),
                        "fineTuning.masks",
                        "1"));
    }

    @Override
    public List<Class<?>> code() {
        return List.of(TuneTrial.class);
    }

    @Override
    public Outcome run(TrialContext<TuneTrial.Settings> context) {
        return TuneTrial.run(context);
    }
}
