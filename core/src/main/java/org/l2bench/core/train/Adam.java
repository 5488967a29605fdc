package org.l2bench.core.train;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.l2bench.core.regulariser.DecoupledDecay;
import org.l2bench.core.regulariser.ObjectiveTerm;
import org.l2bench.core.regulariser.ParameterRegulariser;
import org.l2bench.core.regulariser.ParameterSelector;

/**
 * Adam (Kingma and Ba 2015) with L2 in one of three forms; t counts from 1, beta1 = 0.9, beta2 = 0.999 unless
 * {@link Betas} says otherwise, epsilon outside the root, eta = eta_t alpha:
 *
 * <ul>
 *   <li>m := beta1 m + (1 - beta1) h, v := beta2 v + (1 - beta2) h^2,
 *       w := w - eta (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) + epsilon);
 *   <li>{@link #coupled}: h = g + 2 lambda w, as PyTorch's Adam, or h = g + 2 lambda c (w - a) for anchored penalties;
 *   <li>{@link #decoupled}: h = g, and first w := w - eta_t lambda' w, the paper form of AdamW (Loshchilov and Hutter 2019);
 *   <li>{@link #pyTorchAdamW}: h = g, and first w := (1 - eta c) w: the paper form with lambda' = alpha c.
 * </ul>
 *
 * <p>Works on the whole buffer, nine operations a step whatever the network; libtorch's own takes a dozen per tensor. The
 * tests hold the two against each other.
 */
public final class Adam implements Optimiser {
    /** How long the two moments remember, each at least 0 and below 1. */
    public record Betas(double beta1, double beta2) {
        /** Those of the paper. */
        public static final Betas USUAL = new Betas(0.9, 0.999);

        public Betas {
            if (!(beta1 >= 0 && beta1 < 1 && beta2 >= 0 && beta2 < 1)) {
                throw new IllegalArgumentException("betas must be in [0, 1), were " + beta1 + " and " + beta2);
            }
        }
    }

    /** Added to the root; the default of Adam everywhere. */
    public static final double EPSILON = 1e-8;

    private final ParameterBuffer buffer;
    private final double learningRate;
    private final double epsilon;
    private final Betas betas;
    private final Schedule schedule;
    private final Tensor mean;
    private final Tensor square;
    private final CoupledPenalties penalties;
    private final DecayedSegments decays;

    private Adam(
            ParameterBuffer buffer,
            double learningRate,
            double epsilon,
            Betas betas,
            Schedule schedule,
            List<? extends ObjectiveTerm> penalties,
            List<DecoupledDecay> decays) {
        if (!(epsilon >= 0)) {
            throw new IllegalArgumentException("epsilon must be >= 0, was " + epsilon);
        }
        this.buffer = buffer;
        this.learningRate = learningRate;
        this.epsilon = epsilon;
        this.betas = betas;
        this.schedule = schedule;
        this.mean = torch.zeros_like(buffer.values());
        this.square = torch.zeros_like(buffer.values());
        this.penalties = new CoupledPenalties(buffer, penalties);
        this.decays = new DecayedSegments(buffer, decays);
    }

    /** Coupled penalties: their gradient goes through both moments. */
    public static Adam coupled(
            ParameterBuffer buffer,
            double learningRate,
            double epsilon,
            Schedule schedule,
            List<? extends ObjectiveTerm> penalties) {
        return new Adam(buffer, learningRate, epsilon, Betas.USUAL, schedule, penalties, List.of());
    }

    /** AdamW, paper form: the decay is multiplied by the schedule but not by the learning rate. */
    public static Adam decoupled(
            ParameterBuffer buffer,
            double learningRate,
            double epsilon,
            Schedule schedule,
            List<DecoupledDecay> decays) {
        return decoupled(buffer, learningRate, epsilon, Betas.USUAL, schedule, decays);
    }

    /** The same with other betas; without decays plain Adam. */
    public static Adam decoupled(
            ParameterBuffer buffer,
            double learningRate,
            double epsilon,
            Betas betas,
            Schedule schedule,
            List<DecoupledDecay> decays) {
        return new Adam(buffer, learningRate, epsilon, betas, schedule, List.of(), decays);
    }

    /** AdamW, PyTorch form: a step decays by learning rate times schedule times {@code weightDecay}. */
    public static Adam pyTorchAdamW(
            ParameterBuffer buffer,
            double learningRate,
            double epsilon,
            Schedule schedule,
            double weightDecay,
            ParameterSelector selector) {
        var decay = DecoupledDecay.ofPyTorchWeightDecay(weightDecay, learningRate, selector);
        return decoupled(buffer, learningRate, epsilon, schedule, List.of(decay));
    }

    @Override
    public void step(long step) {
        double multiplier = schedule.at(step);
        penalties.addToGradients();
        var h = buffer.gradients();
        mean.mul_(new Scalar(betas.beta1())).add_(h, new Scalar(1 - betas.beta1()));
        square.mul_(new Scalar(betas.beta2())).addcmul_(h, h, new Scalar(1 - betas.beta2()));
        decays.decay(multiplier);
        double t = (double) step + 1;
        var root = square.sqrt().div_(new Scalar(Math.sqrt(1 - Math.pow(betas.beta2(), t))));
        double eta = multiplier * learningRate / (1 - Math.pow(betas.beta1(), t));
        buffer.values().addcdiv_(mean, root.add_(new Scalar(epsilon)), new Scalar(-eta));
        h.zero_();
    }

    @Override
    public Map<String, Tensor> state() {
        return Map.of("mean", mean, "square", square);
    }

    @Override
    public List<? extends ParameterRegulariser> regularisers() {
        return Stream.concat(penalties.penalties().stream(), decays.decays().stream())
                .toList();
    }
}
