package org.l2bench.experiments.knnlml2.trial;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.l2bench.core.neighbour.NeighbourDistribution;

/**
 * NLL of every scored token under every mixture, from what the model and its neighbours say of the target.
 *
 * @param modelProbability p_LM(target) by token
 * @param neighbourProbability p_kNN(target) by temperature, then by token
 */
@SuppressWarnings("ArrayRecordComponent") // bulk numbers
record KnnMixtures(double[] modelProbability, double[][] neighbourProbability) {
    static KnnMixtures of(double[] logProbability, NeighbourDistribution neighbours, Tensor targets) {
        return new KnnMixtures(
                Arrays.stream(logProbability).map(Math::exp).toArray(),
                KnnGrid.EXPONENTS.stream()
                        .map(exponent -> neighbours.probabilities(targets, KnnGrid.tau(exponent)))
                        .toArray(double[][]::new));
    }

    /** -ln(lambda p_kNN + (1 - lambda) p_LM) of a token, in nats; lambda = 0 gives p_LM bit for bit. */
    double nll(int token, int exponent, int lambda) {
        double weight = KnnGrid.LAMBDAS.get(lambda);
        double fromNeighbours = neighbourProbability[KnnGrid.EXPONENTS.indexOf(exponent)][token];
        return -Math.log(weight * fromNeighbours + (1 - weight) * modelProbability[token]);
    }

    /** Mean NLL for each lambda. */
    List<Double> means(int exponent) {
        int tokens = modelProbability.length;
        return IntStream.range(0, KnnGrid.LAMBDAS.size())
                .mapToObj(lambda -> {
                    double sum = 0;
                    for (int token = 0; token < tokens; token++) {
                        sum += nll(token, exponent, lambda);
                    }
                    return sum / tokens;
                })
                .toList();
    }
}
