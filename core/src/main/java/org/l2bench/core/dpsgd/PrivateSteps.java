package org.l2bench.core.dpsgd;

import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.privacy.DpSgdMechanism;
import org.l2bench.core.privacy.PoissonSampler;
import org.l2bench.core.privacy.PrivacyLedger;
import org.l2bench.core.train.Divergence;
import org.l2bench.core.train.ParameterBuffer;

/**
 * Gradients of differentially private SGD (Abadi et al. 2016, arXiv 1607.00133), one for each step: (sum over a Poisson sample of
 * c_i g_i + N(0, (sigma C)^2 I)) / (q N). The divisor is nominal, and an empty sample takes its noise all the same. An optimiser then
 * makes a step of it: what that does, momentum included, costs no privacy.
 *
 * <p>The noise is that of a reproducible experiment. To protect the data of real people takes a source that nobody can repeat.
 */
public final class PrivateSteps {
    private final Clipping clipping;
    private final ParameterBuffer buffer;
    private final ClippedSum sum;
    private final PoissonSampler sampler;
    private final GaussianNoise noise;
    private final Compute compute;
    private PrivacyLedger ledger;

    /**
     * Of a net whose parameters are in the buffer.
     *
     * @param mechanism without noise, sigma = 0, nothing is drawn and nothing promised
     * @param noise that nothing else draws from
     */
    public PrivateSteps(
            DpSgdMechanism mechanism,
            ParameterBuffer buffer,
            ClippedSum sum,
            PoissonSampler sampler,
            GaussianNoise noise,
            Compute compute) {
        this.clipping = new Clipping(mechanism.clip());
        this.buffer = buffer;
        this.sum = sum;
        this.sampler = sampler;
        this.noise = noise;
        this.compute = compute;
        this.ledger = new PrivacyLedger(mechanism);
    }

    /**
     * Puts the gradient of the next step into the buffer, whose gradients are 0.
     *
     * @return the size of the sample
     * @throws ArithmeticException if a gradient is no number
     */
    public int next(Records records) {
        var mechanism = ledger.mechanism();
        long step = ledger.steps();
        var sample = sampler.sample(step, Math.toIntExact(records.count()));
        double largest = 0;
        if (sample.size() > 0) {
            var batch = records.at(compute.place(TensorArrays.of(sample.records())));
            largest = Divergence.refused(
                    sum.put(batch, clipping, 1 / mechanism.divisor()), "the largest norm of a gradient");
        }
        if (mechanism.noiseMultiplier() > 0) {
            noise.addTo(buffer.gradients(), mechanism.noiseStd() / mechanism.divisor(), step);
        }
        ledger.enter(sample, largest * clipping.factor(largest));
        return sample.size();
    }

    /** Goes on after steps that were taken before this run was cut off, and that count. */
    public void resume(long steps) {
        ledger = PrivacyLedger.resumed(ledger.mechanism(), steps);
    }

    /** Of the steps so far, those of empty samples among them. */
    public PrivacyLedger ledger() {
        return ledger;
    }
}
