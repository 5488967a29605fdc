package org.l2bench.experiments.knnlml2.trial;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.l2bench.core.neighbour.NeighbourDistribution;

/**
 * NLL of every scored token under every mixture, from what the model and its neighbours say of the target.
 *
 * @param exponents log2 of the temperatures, ascending
 * @param modelProbability p_LM(target) by token
 * @param neighbourProbability p_kNN(target) by temperature, then by token
 * @param means mean NLL by temperature, then by lambda
 */
@SuppressWarnings("ArrayRecordComponent") // bulk numbers
record Mixtures(List<Double> exponents, double[] modelProbability, double[][] neighbourProbability, double[][] means) {
    /**
     * One of them.
     *
     * @param lambda place in the grid
     * @param nll mean
     */
    record Mixture(double exponent, int lambda, double nll) {}

    static Mixtures of(
            List<Double> exponents, double[] logProbability, NeighbourDistribution neighbours, Tensor targets) {
        var taus = exponents.stream().mapToDouble(MixtureGrid::tau).toArray();
        var model = Arrays.stream(logProbability).map(Math::exp).toArray();
        var fromNeighbours = neighbours.probabilities(targets, taus);
        var means = new double[taus.length][MixtureGrid.LAMBDAS.size()];
        for (int i = 0; i < taus.length; i++) {
            for (int lambda = 0; lambda < means[i].length; lambda++) {
                double sum = 0;
                for (int token = 0; token < model.length; token++) {
                    sum += nll(MixtureGrid.LAMBDAS.get(lambda), fromNeighbours[i][token], model[token]);
                }
                means[i][lambda] = sum / model.length;
            }
        }
        return new Mixtures(exponents, model, fromNeighbours, means);
    }

    /** -ln(lambda p_kNN + (1 - lambda) p_LM), in nats; lambda = 0 gives p_LM bit for bit. */
    static double nll(double lambda, double fromNeighbours, double fromModel) {
        return -Math.log(lambda * fromNeighbours + (1 - lambda) * fromModel);
    }

    /** NLL of a token. */
    double nll(int token, double exponent, int lambda) {
        int place = exponents.indexOf(exponent);
        return nll(MixtureGrid.LAMBDAS.get(lambda), neighbourProbability[place][token], modelProbability[token]);
    }

    /** Mean NLL by lambda. */
    double[] means(double exponent) {
        return means[exponents.indexOf(exponent)];
    }

    /** Mean NLL of the language model alone. */
    double ofModel() {
        return means(0)[0];
    }

    /** Those with the least mean NLL, best first. */
    List<Mixture> best(List<Double> among, int count) {
        return among.stream()
                .flatMap(exponent -> IntStream.range(0, MixtureGrid.LAMBDAS.size())
                        .mapToObj(lambda -> new Mixture(exponent, lambda, means(exponent)[lambda])))
                .sorted(Comparator.comparingDouble(Mixture::nll))
                .limit(count)
                .toList();
    }
}
