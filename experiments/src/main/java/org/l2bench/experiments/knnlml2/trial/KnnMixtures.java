package org.l2bench.experiments.knnlml2.trial;

import java.util.Arrays;
import java.util.List;
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
record KnnMixtures(
        List<Double> exponents, double[] modelProbability, double[][] neighbourProbability, double[][] means) {
    static KnnMixtures of(
            List<Double> exponents, double[] logProbability, NeighbourDistribution neighbours, Tensor targets) {
        var taus = exponents.stream().mapToDouble(KnnGrid::tau).toArray();
        var model = Arrays.stream(logProbability).map(Math::exp).toArray();
        var fromNeighbours = neighbours.probabilities(targets, taus);
        var means = new double[taus.length][KnnGrid.LAMBDAS.size()];
        for (int i = 0; i < taus.length; i++) {
            for (int lambda = 0; lambda < means[i].length; lambda++) {
                double sum = 0;
                for (int token = 0; token < model.length; token++) {
                    sum += nll(KnnGrid.LAMBDAS.get(lambda), fromNeighbours[i][token], model[token]);
                }
                means[i][lambda] = sum / model.length;
            }
        }
        return new KnnMixtures(exponents, model, fromNeighbours, means);
    }

    /** -ln(lambda p_kNN + (1 - lambda) p_LM), in nats; lambda = 0 gives p_LM bit for bit. */
    static double nll(double lambda, double fromNeighbours, double fromModel) {
        return -Math.log(lambda * fromNeighbours + (1 - lambda) * fromModel);
    }

    /** NLL of a token. */
    double nll(int token, double exponent, int lambda) {
        int place = exponents.indexOf(exponent);
        return nll(KnnGrid.LAMBDAS.get(lambda), neighbourProbability[place][token], modelProbability[token]);
    }

    /** Mean NLL of a mixture. */
    double mean(double exponent, int lambda) {
        return means[exponents.indexOf(exponent)][lambda];
    }
}
