package org.l2bench.experiments.seerforcing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.experiment.SeedTree;
import org.l2bench.core.experiment.TrialContext;
import org.l2bench.core.network.Dropout;
import org.l2bench.core.train.Adam;
import org.l2bench.core.train.BestParameters;
import org.l2bench.core.train.Checkpoint;
import org.l2bench.core.train.Divergence;
import org.l2bench.core.train.GradientNorm;
import org.l2bench.core.train.History;
import org.l2bench.core.train.InverseSquareRoot;
import org.l2bench.core.train.ParameterBuffer;
import org.l2bench.core.train.Trainer;
import org.l2bench.experiments.seerforcing.Scores.Decoder;

/** Trains the net of an arm, and leaves it at the checkpoint with the least calibrated validation loss. */
final class Training {
    private static final Adam.Betas BETAS = new Adam.Betas(0.9, 0.98);

    private final TrainingSettings settings;
    private final Treatment treatment;
    private final Corpus corpus;
    private final SeedTree seeds;
    private final Compute compute;
    private final Net net;
    private final Objective objective;
    private final ParameterBuffer parameters;
    private final BestParameters best;
    private final History history = new History();

    Training(Settings settings, Treatment treatment, Corpus corpus, SeedTree seeds, Compute compute) {
        this.settings = settings.training();
        this.treatment = treatment;
        this.corpus = corpus;
        this.seeds = seeds;
        this.compute = compute;
        this.net = Net.of(settings, treatment, corpus, seeds);
        this.objective = new Objective(net, treatment, this.settings.steps());
        this.parameters = ParameterBuffer.of(net.parameters(), List.of(), false, compute);
        this.best = new BestParameters(parameters, "calibrated validation loss of the conventional decoder");
    }

    Net net() {
        return net;
    }

    /** Curves by step. */
    History history() {
        return history;
    }

    /** The step whose parameters are kept. */
    long checkpoint() {
        return best.step().orElseThrow();
    }

    /** Trains, from the beginning or from where it was cut off; returns what covers what. */
    List<String> run(TrialContext<Settings> context) {
        var optimiser = Adam.decoupled(
                parameters,
                settings.rate(),
                Adam.EPSILON,
                BETAS,
                new InverseSquareRoot(settings.warmUp(), 0),
                List.of());
        var trainer = Trainer.of(settings.steps(), compute, parameters, optimiser)
                .hooked(best)
                .resumable(Checkpoint.of(context.checkpointPlace(), parameters, Map.of(), optimiser, history))
                .telling(context.progress());
        trainer.run(this::loss, this::validate);
        best.restore();
        return Stream.concat(objective.describe().stream(), trainer.coverage().stream())
                .toList();
    }

    private Tensor loss(long step) {
        var indices = corpus.batches().apply(step);
        var batch = corpus.training().select(indices);
        var pass = net.forward(batch, dropout("dropout", step), dropout("seer dropout", step));
        var teacher = corpus.teacher().map(all -> all.index_select(0, indices)
                .narrow(1, 0, batch.targets().time()));
        var terms = objective.of(pass, teacher, step);
        if ((step + 1) % settings.every() == 0) {
            measure(pass, terms, (double) step + 1);
        }
        return terms.sum();
    }

    private Dropout dropout(String purpose, long step) {
        return Dropout.from(new RandomStream(seeds.stream(Corpus.GROUP, purpose + " of step " + step)));
    }

    /** How strongly the transfer pulls at the conventional decoder, and what a discriminator still tells. */
    private void measure(Net.Pass pass, Objective.Terms terms, double place) {
        if (treatment.hasRatio()) {
            var decoder = net.model().decoderParameters();
            double pull = GradientNorm.of(terms.transfer().orElseThrow(), decoder);
            history.add(MetricNames.RATIO, place, pull / GradientNorm.of(terms.own(), decoder));
        }
        objective.judged(pass.states()).ifPresent(d -> history.add(MetricNames.JUDGED, place, d));
        pass.seerStates().flatMap(objective::judged).ifPresent(d -> history.add(MetricNames.JUDGED_SEER, place, d));
    }

    private void validate(long done, Tensor loss) {
        if (done % settings.every() != 0) {
            return;
        }
        try (var scope = new PointerScope()) {
            var scores = Scores.of(net, corpus.validation(), Decoder.CONVENTIONAL);
            double validated = Divergence.refused(scores.negativeLogLikelihood(), "the validation loss");
            history.add(MetricNames.VALIDATION, (double) done, validated);
            if (done >= settings.firstCheckpoint()) {
                best.offer(done, scores.negativeLogLikelihood(scores.temperature()));
            }
            ofSeer(corpus.validation())
                    .ifPresent(s -> history.add(MetricNames.VALIDATION_SEER, (double) done, s.negativeLogLikelihood()));
        }
    }

    /** What the second decoder says, if there is one. */
    Optional<Scores> ofSeer(Sentences sentences) {
        return net.seer().map(s -> Scores.of(net, sentences, Decoder.SEER));
    }
}
