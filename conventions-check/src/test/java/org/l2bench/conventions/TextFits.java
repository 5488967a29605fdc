package org.l2bench.conventions;

import cc.mallet.classify.MaxEntTrainer;
import cc.mallet.types.Alphabet;
import cc.mallet.types.FeatureVector;
import cc.mallet.types.Instance;
import cc.mallet.types.InstanceList;
import cc.mallet.types.LabelAlphabet;
import edu.stanford.nlp.classify.LinearClassifierFactory;
import edu.stanford.nlp.classify.LogisticClassifierFactory;
import edu.stanford.nlp.classify.RVFDataset;
import edu.stanford.nlp.ling.RVFDatum;
import edu.stanford.nlp.stats.ClassicCounter;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.l2bench.core.regulariser.convention.Loss;
import org.l2bench.core.regulariser.probe.Fitted;
import org.l2bench.core.regulariser.probe.Sample;

/** Maximum-entropy classifiers of text libraries, of two classes: Mallet, Stanford CoreNLP. */
final class TextFits {
    private TextFits() {}

    static List<Fit> all() {
        return List.of(
                new Fit("mallet.MaxEntTrainer", 0.5, Loss.LOG, 1e-2, s -> mallet(s, 0.5)),
                new Fit("corenlp.LinearClassifierFactory", 1.5, Loss.LOG, 1e-4, s -> linear(s, 1.5)),
                new Fit("corenlp.LogisticClassifierFactory", 1.5, Loss.LOG, 1e-2, s -> logistic(s, 1.5)));
    }

    private static Fitted mallet(Sample sample, double variance) {
        var features = new Alphabet(sample.names().toArray(String[]::new));
        var labels = new LabelAlphabet();
        var negative = labels.lookupLabel("-1");
        var positive = labels.lookupLabel("1");
        var list = new InstanceList(features, labels);
        var indices = IntStream.range(0, sample.width()).toArray();
        for (var i = 0; i < sample.rows(); i++) {
            var vector = new FeatureVector(features, indices, sample.features()[i].clone());
            list.add(new Instance(vector, sample.labels()[i] > 0 ? positive : negative, "row " + i, null));
        }
        var weights = new MaxEntTrainer(variance).train(list).getParameters();
        // One block of weights per label, the default feature last: f is the difference of the two.
        var block = sample.width() + 1;
        return Linear.ofWeightsAndBias(IntStream.range(0, block)
                .mapToDouble(j -> weights[block + j] - weights[j])
                .toArray());
    }

    private static RVFDataset<String, String> dataset(Sample sample) {
        var dataset = new RVFDataset<String, String>();
        for (var i = 0; i < sample.rows(); i++) {
            var counter = new ClassicCounter<String>();
            for (var j = 0; j < sample.width(); j++) {
                counter.setCount(sample.names().get(j), sample.features()[i][j]);
            }
            dataset.add(new RVFDatum<>(counter, sample.labels()[i] > 0 ? "1" : "-1"));
        }
        return dataset;
    }

    private static Fitted linear(Sample sample, double sigma) {
        var factory = new LinearClassifierFactory<String, String>();
        factory.setSigma(sigma);
        factory.setTol(1e-12);
        var model = factory.trainClassifier(dataset(sample));
        return new Fitted(
                sample.names().stream()
                        .mapToDouble(n -> model.weight(n, "1") - model.weight(n, "-1"))
                        .toArray(),
                OptionalDouble.empty());
    }

    private static Fitted logistic(Sample sample, double sigma) {
        var prior = new edu.stanford.nlp.classify.LogPrior(
                edu.stanford.nlp.classify.LogPrior.LogPriorType.QUADRATIC, sigma, 0);
        var model = new LogisticClassifierFactory<String, String>()
                .trainClassifier(dataset(sample), 0, 1e-12, prior, false);
        var weights = model.weightsAsCounter();
        var row = new RVFDatum<String, String>(sampleDatum(sample));
        // Whether the weights are those of the class 1 or of the other one.
        var sign = model.probabilityOf(row.asFeaturesCounter(), "1") > 0.5
                        == sample.names().stream()
                                        .mapToDouble(n -> weights.getCount(n)
                                                * row.asFeaturesCounter().getCount(n))
                                        .sum()
                                > 0
                ? 1
                : -1;
        return new Fitted(
                sample.names().stream()
                        .mapToDouble(n -> sign * weights.getCount(n))
                        .toArray(),
                OptionalDouble.empty());
    }

    private static ClassicCounter<String> sampleDatum(Sample sample) {
        var counter = new ClassicCounter<String>();
        for (var j = 0; j < sample.width(); j++) {
            counter.setCount(sample.names().get(j), sample.features()[0][j]);
        }
        return counter;
    }
}
