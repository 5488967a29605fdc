package org.l2bench.conventions;

import cc.mallet.fst.CRF;
import cc.mallet.fst.CRFTrainerByLabelLikelihood;
import cc.mallet.types.Alphabet;
import cc.mallet.types.FeatureVector;
import cc.mallet.types.FeatureVectorSequence;
import cc.mallet.types.Instance;
import cc.mallet.types.InstanceList;
import cc.mallet.types.LabelAlphabet;
import cc.mallet.types.LabelSequence;
import edu.stanford.nlp.ie.crf.CRFClassifier;
import edu.stanford.nlp.ling.CoreAnnotations;
import edu.stanford.nlp.ling.CoreLabel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.l2bench.core.regulariser.convention.Fact;
import org.l2bench.core.regulariser.convention.Facts;

/**
 * Conditional random fields of Mallet and Stanford CoreNLP: what the prior adds to the gradient of the objective that their training
 * minimises, over the number of sequences, is 2 strength w. Trained weights would show their early stops.
 */
final class CrfPriors {
    private static final String[][] WORDS = {{"a", "b"}, {"b", "c", "a"}, {"c"}};
    private static final String[][] LABELS = {{"P", "N"}, {"N", "P", "P"}, {"P"}};

    private CrfPriors() {}

    /** The gradient of the sum of the losses at {@link #weight} by index; not finite where a weight is not. */
    private interface Gradient {
        double[] at(int times, double value) throws Exception;
    }

    static List<Step> all() {
        var steps = new ArrayList<Step>();
        for (var times : List.of(1, 2)) {
            for (var value : List.of(0.5, 2.0)) {
                steps.add(step("mallet.CRFTrainerByLabelLikelihood", value, times, CrfPriors::mallet, 1e300, 28));
                steps.add(step("corenlp.CRFClassifier", value, times, CrfPriors::corenlp, 1e150, 12));
            }
        }
        return steps;
    }

    /** The flat one is a prior so wide that it is none; all the weights are compared, those of what never occurs too. */
    private static Step step(String row, double value, int times, Gradient gradient, double flat, int weights) {
        var rows = WORDS.length * times;
        return new Step(
                row,
                value,
                Facts.NONE.with(Fact.ROWS, rows),
                1e-12,
                strength -> filled(weights, i -> 2 * strength * weight(i)),
                () -> {
                    var with = gradient.at(times, value);
                    var without = gradient.at(times, flat);
                    return filled(with.length, i -> (with[i] - without[i]) / rows);
                });
    }

    private static double weight(int index) {
        return 0.25 * (index % 7 - 3.5);
    }

    private static double[] filled(int size, IntToDoubleFunction f) {
        return IntStream.range(0, size).mapToDouble(f).toArray();
    }

    /** Finite weights alone; those that the structure forbids are minus infinity and stay it. */
    private static double[] mallet(int times, double variance) {
        var features = new Alphabet(new Object[] {"a", "b", "c"});
        var labels = new LabelAlphabet();
        List.of("P", "N").forEach(labels::lookupLabel);
        var sequences = new InstanceList(features, labels);
        for (var s = 0; s < times * WORDS.length; s++) {
            var words = WORDS[s % WORDS.length];
            var vectors = Arrays.stream(words)
                    .map(w -> new FeatureVector(features, new int[] {features.lookupIndex(w)}, new double[] {1}))
                    .toArray(FeatureVector[]::new);
            var target = new LabelSequence(labels, words.length);
            Arrays.stream(LABELS[s % WORDS.length]).forEach(target::add);
            sequences.add(new Instance(new FeatureVectorSequence(vectors), target, "sequence " + s, null));
        }
        var crf = new CRF(features, labels);
        crf.addFullyConnectedStatesForLabels();
        crf.addStartState();
        var trainer = new CRFTrainerByLabelLikelihood(crf);
        trainer.setGaussianPriorVariance(variance);
        var objective = trainer.getOptimizableCRF(sequences);
        var weights = new double[objective.getNumParameters()];
        objective.getParameters(weights);
        var finite = IntStream.range(0, weights.length)
                .filter(i -> Double.isFinite(weights[i]))
                .toArray();
        IntStream.range(0, finite.length).forEach(k -> weights[finite[k]] = weight(k));
        objective.setParameters(weights);
        var gradient = new double[weights.length];
        objective.getValueGradient(gradient);
        // It maximises.
        return filled(finite.length, k -> -gradient[finite[k]]);
    }

    private static double[] corenlp(int times, double sigma) {
        var settings = new Properties();
        settings.setProperty("useClassFeature", "true");
        settings.setProperty("useWord", "true");
        settings.setProperty("maxLeft", "1");
        settings.setProperty("sigma", String.valueOf(sigma));
        var documents = new ArrayList<List<CoreLabel>>();
        for (var d = 0; d < times * WORDS.length; d++) {
            var document = new ArrayList<CoreLabel>();
            for (var i = 0; i < WORDS[d % WORDS.length].length; i++) {
                var token = new CoreLabel();
                token.setWord(WORDS[d % WORDS.length][i]);
                token.set(CoreAnnotations.AnswerAnnotation.class, LABELS[d % WORDS.length][i]);
                document.add(token);
            }
            documents.add(document);
        }
        return new Objective(settings).gradient(documents);
    }

    /** Shows the objective of its training. */
    private static final class Objective extends CRFClassifier<CoreLabel> {
        Objective(Properties settings) {
            super(settings);
        }

        double[] gradient(List<List<CoreLabel>> documents) {
            makeAnswerArraysAndTagIndex(documents);
            var data = documentsToDataAndLabels(documents);
            var objective = getObjectiveFunction(data.first(), data.second());
            return objective.derivativeAt(filled(objective.domainDimension(), CrfPriors::weight));
        }
    }
}
