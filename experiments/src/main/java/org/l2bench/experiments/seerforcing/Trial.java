package org.l2bench.experiments.seerforcing;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.experiment.Curve;
import org.l2bench.core.experiment.DataTable;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.TrialContext;
import org.l2bench.core.network.EncoderDecoder;
import org.l2bench.core.network.InitialStreams;
import org.l2bench.core.network.Parameter;
import org.l2bench.core.translation.Bleu;
import org.l2bench.experiments.seerforcing.Scores.Decoder;

/** Trains an arm, and reports what both parts of the experiment do. */
final class Trial {
    private static final double NANOS_PER_MILLI = 1e6;

    private final TrialContext<Settings> context;
    private final Corpus corpus;
    private final Compute compute;
    private final Training training;
    private final List<String> coverage;
    private final SortedMap<String, Double> metrics = new TreeMap<>();
    private final SortedMap<String, Double> measured = new TreeMap<>();
    private final SortedMap<String, DataTable> tables = new TreeMap<>();
    private final SortedMap<String, Curve> further = new TreeMap<>();

    Trial(TrialContext<Settings> context, Corpus corpus, Compute compute) {
        this.context = context;
        this.corpus = corpus;
        this.compute = compute;
        var treatment = context.treatment(Treatment.class);
        this.training = new Training(context.settings(), treatment, corpus, context.seeds(), compute);
        this.coverage = training.run(context);
        var net = training.net();
        put(MetricNames.CHECKPOINT, (double) training.checkpoint());
        put(MetricNames.PAIRS, corpus.training().count());
        put(MetricNames.PARAMETERS, (double) Net.size(net.model().parameters()));
        put(MetricNames.TRAINED, (double) Net.size(net.parameters()));
        training.history().curves().forEach((name, curve) -> {
            if (List.of(MetricNames.RATIO, MetricNames.JUDGED, MetricNames.JUDGED_SEER)
                    .contains(name)) {
                put(name, median(curve.y()));
            }
        });
    }

    private static double median(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    void put(String metric, double value) {
        metrics.put(metric, value);
    }

    double metric(String name) {
        return metrics.get(name);
    }

    void put(String name, Curve curve) {
        further.put(name, curve);
    }

    Net net() {
        return training.net();
    }

    /** Steps of the validations. */
    List<Double> validations() {
        return training.history().curves().get(MetricNames.VALIDATION).x();
    }

    /** Losses of both decoders; each temperature is that of the validation pairs. */
    void scored(Scores validation, Scores test) {
        put(MetricNames.VALIDATED, validation.negativeLogLikelihood());
        put(MetricNames.NLL, test.negativeLogLikelihood());
        put(MetricNames.CALIBRATED, test.negativeLogLikelihood(validation.temperature()));
        training.ofSeer(corpus.validation()).ifPresent(ofSeer -> {
            put(MetricNames.SEER, ofSeer.negativeLogLikelihood());
            var tested = Scores.of(net(), corpus.test(), Decoder.SEER);
            put(MetricNames.SEER_CALIBRATED, tested.negativeLogLikelihood(ofSeer.temperature()));
        });
    }

    /**
     * Translates the first test pairs with the conventional decoder; and again with a translator that never had another one, where there
     * is one.
     */
    List<int[]> translated() {
        var settings = context.settings();
        var decoding = Decoding.of(settings.search(), compute);
        var sentences = corpus.test().first(settings.data().searched());
        long start = System.nanoTime();
        var words = decoding.of(net().model(), sentences);
        compute.synchronise();
        measured.put(MetricNames.DECODING, (System.nanoTime() - start) / NANOS_PER_MILLI / sentences.count());
        if (net().seer().isPresent()) {
            put(MetricNames.CHANGED, (double) Decoding.different(words, decoding.of(alone(), sentences)));
        }
        return words;
    }

    /** The conventional translator made anew, with the trained values of its own parameters and no others. */
    private EncoderDecoder alone() {
        var streams = InitialStreams.of(context.seeds(), Corpus.GROUP);
        var alone = new EncoderDecoder(net().model().spec(), streams);
        var trained = net().model().parameters();
        var fresh = alone.parameters();
        IntStream.range(0, fresh.size()).forEach(i -> take(fresh.get(i), trained.get(i)));
        return alone;
    }

    private static void take(Parameter fresh, Parameter trained) {
        fresh.tensor().set_data(trained.tensor().detach().clone());
    }

    /** BLEU, and the counts of each sentence for comparisons. */
    void bleu(List<List<String>> hypotheses, List<List<String>> references) {
        var counts = Bleu.ofSentences(hypotheses, references);
        put(MetricNames.BLEU, Bleu.sum(counts).bleu());
        tables.put(MetricNames.COUNTS, BleuTable.of(counts));
    }

    /** What an exhibit shows. */
    void put(String name, DataTable table) {
        tables.put(name, table);
    }

    Outcome outcome() {
        var curves = new TreeMap<>(training.history().curves());
        curves.putAll(further);
        var result = new ArmResult(metrics, curves).withMeasured(measured).withTables(tables);
        var arms = new TreeMap<String, ArmResult>();
        arms.put(context.inputs().arm(), result);
        return new Outcome(arms, new ArrayList<>(coverage));
    }
}
