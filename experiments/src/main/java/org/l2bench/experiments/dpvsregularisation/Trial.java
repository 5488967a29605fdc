package org.l2bench.experiments.dpvsregularisation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bytedeco.javacpp.PointerScope;
import org.l2bench.core.dpsgd.RecordwiseNet;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.experiment.ArtifactContext;
import org.l2bench.core.experiment.Curve;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.SmallPicture;
import org.l2bench.core.experiment.TrialContext;
import org.l2bench.core.membership.BootstrapLimit;
import org.l2bench.core.membership.Scores;
import org.l2bench.core.privacy.Accountant;
import org.l2bench.core.privacy.AttackBounds;
import org.l2bench.core.privacy.PrivacyGuarantee;
import org.l2bench.core.privacy.PrivacyLedger;

/** One training run with the rate that was chosen for its arm, then all attacks on the net. */
final class Trial {
    private static final double CONFIDENCE = 0.95;

    private final TrialContext<Settings> context;
    private final Settings settings;
    private final Treatment treatment;
    private final Compute compute;
    private final Pool pool;
    private final Judge judge;
    private final SortedMap<String, Double> metrics = new TreeMap<>();
    private final SortedMap<String, Curve> curves = new TreeMap<>();
    private final List<String> coverage = new ArrayList<>();

    private Trial(TrialContext<Settings> context, Treatment treatment) {
        this.context = context;
        this.settings = context.settings();
        this.treatment = treatment;
        this.compute = Compute.of(context.inputs().device(), context.inputs().precision());
        this.pool = Pool.of(settings.data(), settings.net().isFlat(), context.seeds(), context.data(), compute);
        this.judge = Judge.read(context.artifacts().file(Judge.NAME), settings.recipe(), context.seeds(), compute);
    }

    static Outcome run(TrialContext<Settings> context) {
        try (var scope = new PointerScope()) {
            var treatment = context.treatment(Treatment.class);
            return treatment.kind() == Treatment.Kind.TIMED
                    ? new StepTiming(context).outcome()
                    : new Trial(context, treatment).outcome();
        }
    }

    /** Builds what trials share. */
    static void build(ArtifactContext context) {
        if (context.inputs().name().equals(Judge.NAME)) {
            Judge.build(context);
        } else {
            RateChoice.build(context);
        }
    }

    private Outcome outcome() {
        var net = Training.initial(settings.recipe(), treatment.dropout(), context.seeds());
        Optional<PrivacyLedger> ledger = treatment.isTuned() ? train(net) : untrained(net);
        var answering = new Answering(net);
        metrics.put(MetricNames.TEST_ACCURACY, answering.accuracy(pool.test()));
        metrics.put(MetricNames.MEMBER_ACCURACY, answering.accuracy(pool.members()));
        metrics.put(MetricNames.GAP, metrics.get(MetricNames.MEMBER_ACCURACY) - answering.accuracy(pool.others()));
        var attacks = new Attacks(
                answering, new Answering(judge.net()), pool, settings.attack().lossWeights());
        metrics.putAll(attacks.metrics());
        ledger.filter(l -> l.mechanism().noiseMultiplier() > 0)
                .ifPresent(l -> guaranteed(l, attacks.scores(MetricNames.LOSS)));
        var pictures = new TreeMap<String, SmallPicture>();
        if (settings.isInverted(treatment)) {
            pictures.put(MetricNames.RECONSTRUCTIONS, inverted(net));
        }
        var result = new ArmResult(metrics, curves)
                .withTables(new TreeMap<>(Map.of(MetricNames.CANARIES, attacks.canaryTable())))
                .withPictures(pictures);
        return new Outcome(new TreeMap<>(Map.of(context.inputs().arm(), result)), coverage);
    }

    private Optional<PrivacyLedger> untrained(RecordwiseNet net) {
        Training.buffer(net, compute);
        context.progress().step(1, 1);
        return Optional.empty();
    }

    private Optional<PrivacyLedger> train(RecordwiseNet net) {
        var choice = RateChoice.read(
                context.artifacts().file(RateChoice.name(context.inputs().arm())));
        metrics.put(MetricNames.RATE, choice.rate());
        metrics.put(MetricNames.EDGE, choice.isEdge() ? 1.0 : 0.0);
        metrics.put(MetricNames.TUNED_ACCURACY, choice.chosen().accuracy());
        metrics.put(MetricNames.TUNED_AUC, choice.chosen().auc());
        curves.put(
                MetricNames.TUNING,
                new Curve(
                        choice.tried().stream().map(RateChoice.Tried::rate).toList(),
                        choice.tried().stream().map(RateChoice.Tried::accuracy).toList()));
        var training = new Training(
                        settings.recipe(),
                        treatment,
                        choice.rate(),
                        net,
                        pool.trained(),
                        Training.Way.WRITTEN,
                        context.seeds(),
                        compute)
                .run(Optional.of(context.checkpointPlace()), context.progress());
        coverage.addAll(training.coverage());
        return training.ledger();
    }

    /** What is promised, and how far the attacks' lower limits stay below what they can reach under the promise. */
    private void guaranteed(PrivacyLedger ledger, Scores scores) {
        double delta = settings.dp().delta();
        var guarantee = ledger.guarantee(delta, Accountant.RENYI_NEW);
        coverage.add(guarantee.toString());
        metrics.put(MetricNames.EPSILON, guarantee.epsilon());
        metrics.put(
                MetricNames.OLD_EPSILON,
                ledger.guarantee(delta, Accountant.RENYI_OLD).epsilon());
        metrics.put(
                MetricNames.LOSS_EPSILON,
                ledger.guarantee(delta, Accountant.PRIVACY_LOSS).epsilon());
        guarantee.ofReplacement().map(PrivacyGuarantee::attackBounds).ifPresent(b -> held(scores, b));
    }

    private void held(Scores scores, AttackBounds bounds) {
        metrics.put(MetricNames.AUC_EXCESS, lower(scores, true) - bounds.auc());
        metrics.put(MetricNames.ADVANTAGE_EXCESS, lower(scores, false) - bounds.advantage());
    }

    private double lower(Scores scores, boolean ofAuc) {
        long seed = context.seeds().stream(Training.GROUP, "bootstrap");
        return BootstrapLimit.lower(
                scores,
                ofAuc ? Scores::auc : Scores::advantage,
                CONFIDENCE,
                settings.attack().bootstrapDraws(),
                seed);
    }

    private SmallPicture inverted(RecordwiseNet net) {
        var inversion = new Inversion(
                settings.data(),
                settings.net().isFlat(),
                settings.attack().inversionSteps(),
                settings.attack().starts());
        var made = inversion.of(net, context.seeds(), compute);
        var members = Inversion.byClass(pool.members());
        double raw = made.rawGap(members, Inversion.byClass(pool.others()));
        var recognised = Answering.predicted(new Answering(judge.net()).answers(inversion.asRecords(made, compute)));
        metrics.put(MetricNames.CORRELATION, made.meanCorrelation(members));
        metrics.put(MetricNames.RECOGNISED, made.shareRecognised(recognised));
        metrics.put(MetricNames.RAW_GAP, raw);
        metrics.put(MetricNames.INVERSION_GAP, raw - judge.rawGap());
        return inversion.picture(made);
    }
}
