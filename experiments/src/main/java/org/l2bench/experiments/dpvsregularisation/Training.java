package org.l2bench.experiments.dpvsregularisation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.l2bench.core.dpsgd.ClippedSum;
import org.l2bench.core.dpsgd.CrossEntropy;
import org.l2bench.core.dpsgd.GaussianNoise;
import org.l2bench.core.dpsgd.PrivateSteps;
import org.l2bench.core.dpsgd.Records;
import org.l2bench.core.dpsgd.RecordwiseNet;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.experiment.CheckpointPlace;
import org.l2bench.core.experiment.SeedTree;
import org.l2bench.core.experiment.TrialContext;
import org.l2bench.core.network.Dropout;
import org.l2bench.core.network.InitialStreams;
import org.l2bench.core.privacy.PoissonSampler;
import org.l2bench.core.privacy.PrivacyLedger;
import org.l2bench.core.regulariser.L2Penalty;
import org.l2bench.core.regulariser.ParameterSelector;
import org.l2bench.core.train.Checkpoint;
import org.l2bench.core.train.Divergence;
import org.l2bench.core.train.History;
import org.l2bench.core.train.ParameterBuffer;
import org.l2bench.core.train.PermutationStream;
import org.l2bench.core.train.Schedule;
import org.l2bench.core.train.Sgd;

/** One net in training: v := mu v + g + lambda W, w := w - eta_t v, where g is a mean over a batch, or what DP-SGD makes of a sample. */
final class Training {
    /** All arms of a seed share records, canaries and initial weights. */
    static final String GROUP = "all arms";

    private final Recipe recipe;
    private final SeedTree seeds;
    private final Compute compute;
    private final Records records;
    private final RecordwiseNet net;
    private final ParameterBuffer buffer;
    private final Sgd optimiser;
    private final Optional<PrivateSteps> steps;
    private final PermutationStream order;
    private final Treatment treatment;

    /**
     * From a net's initial values.
     *
     * @param rate eta, at the first step
     * @param sum how clipped sums are made, of a net and its buffer
     */
    Training(
            Recipe recipe,
            Treatment treatment,
            double rate,
            RecordwiseNet net,
            Records records,
            Way sum,
            SeedTree seeds,
            Compute compute) {
        this.recipe = recipe;
        this.treatment = treatment;
        this.seeds = seeds;
        this.compute = compute;
        this.records = records;
        this.net = net;
        this.buffer = buffer(net, compute);
        var sgd = recipe.sgd();
        this.optimiser =
                new Sgd(buffer, rate, sgd.momentum(), Schedule.cosine(sgd.steps()), penalties(treatment.penalty()));
        this.order = new PermutationStream(
                records.count(), sgd.batch(), epoch -> stream("order of permutation " + epoch), compute);
        this.steps =
                treatment.kind() == Treatment.Kind.CLIPPED ? Optional.of(steps(sum.of(net, buffer))) : Optional.empty();
    }

    /** How clipped sums are made. */
    @FunctionalInterface
    interface Way {
        ClippedSum of(RecordwiseNet net, ParameterBuffer buffer);

        /** By the written passes. */
        Way WRITTEN = (net, buffer) -> ClippedSum.written(net);
    }

    /** The net that all arms of a seed start from. */
    static RecordwiseNet initial(Recipe recipe, double dropout, SeedTree seeds) {
        return recipe.net().initial(recipe.data(), dropout, InitialStreams.of(seeds, GROUP));
    }

    static ParameterBuffer buffer(RecordwiseNet net, Compute compute) {
        return ParameterBuffer.of(
                net.parameters(), List.of(ParameterSelector.weights().covers()), false, compute);
    }

    private static List<L2Penalty> penalties(double lambda) {
        return lambda == 0 ? List.of() : List.of(L2Penalty.ofPyTorchWeightDecay(lambda, ParameterSelector.weights()));
    }

    private PrivateSteps steps(ClippedSum sum) {
        var mechanism = recipe.dp().mechanism(treatment.sigma(), recipe.data().nominal());
        return new PrivateSteps(
                mechanism,
                buffer,
                sum,
                new PoissonSampler(
                        mechanism.samplingRate(), step -> seeds.stream(GROUP, "Poisson sample of step " + step)),
                new GaussianNoise(step -> seeds.stream(GROUP, "noise of step " + step), compute),
                compute);
    }

    private RandomStream stream(String purpose) {
        return new RandomStream(seeds.stream(GROUP, purpose));
    }

    /** Trains to the end. */
    Training run(Optional<CheckpointPlace> place, TrialContext.Progress progress) {
        var checkpoint = place.map(p -> Checkpoint.of(p, buffer, Map.of(), optimiser, new History()));
        long done = checkpoint.isPresent() ? checkpoint.get().restore().orElse(0) : 0;
        if (done > 0 && steps.isPresent()) {
            steps.get().resume(done);
        }
        long lastWritten = System.nanoTime();
        while (done < recipe.sgd().steps()) {
            step(done);
            done++;
            progress.step(done, recipe.sgd().steps());
            if (checkpoint.isPresent() && checkpoint.get().place().isDue(lastWritten)) {
                checkpoint.get().write(done);
                lastWritten = System.nanoTime();
            }
        }
        Divergence.refused(buffer.values().sum().item_double(), "the sum of the weights");
        return this;
    }

    /** One step, which frees what it makes. */
    void step(long step) {
        try (var scope = new PointerScope()) {
            gradient(step);
            optimiser.step(step);
        }
    }

    /** Puts the gradient of a step into the buffer. */
    void gradient(long step) {
        if (steps.isPresent()) {
            steps.get().next(records);
        } else {
            mean(step);
        }
    }

    private void mean(long step) {
        var batch = records.at(order.batch(step));
        var dropout = treatment.dropout() == 0 ? Dropout.none() : Dropout.from(stream("dropout of step " + step));
        var forward = net.forward(batch.inputs(), dropout);
        net.addGradients(forward, CrossEntropy.gradient(forward.logits(), batch.labels(), 1.0 / batch.count()));
    }

    RecordwiseNet net() {
        return net;
    }

    ParameterBuffer buffer() {
        return buffer;
    }

    /** The steps that were clipped, if any were. */
    Optional<PrivacyLedger> ledger() {
        return steps.map(PrivateSteps::ledger);
    }

    /** What regularises it, one line each. */
    List<String> coverage() {
        var lines = new ArrayList<String>();
        optimiser.regularisers().forEach(r -> lines.add(r.coverage(buffer.parameters())));
        if (treatment.dropout() > 0) {
            lines.add("dropout " + treatment.dropout() + " after each hidden layer");
        }
        return lines;
    }
}
