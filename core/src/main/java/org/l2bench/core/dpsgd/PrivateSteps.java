package org.l2bench.core.dpsgd;

import org.l2bench.core.engine.Compute;
import org.l2bench.core.train.ParameterBuffer;

/**
 * Gradients of differentially private SGD (Abadi et al. 2016, arXiv 1607.00133), one for each step: (sum over a Poisson sample of
 * c_i g_i + N(0, (sigma C)^2 I)) / (q N). The divisor is nominal, and an empty sample takes its noise all the same. An optimiser then
 * makes a step of it: what that does, momentum included, costs no privacy.
 *
 * <p>The noise is that of a reproducible experiment. To protect the data of real people takes a source that nobody can repeat.
 */
public final class PrivateSteps {
    /**
     * What the mechanism is.
     *
     * @param sigma noise over clipping norm, at least 0; 0 draws nothing and promises nothing
     * @param nominalBatch q N, by which sums are divided
     */
    public record Mechanism(Clipping clipping, double sigma, double nominalBatch) {
        public Mechanism {
            if (!(sigma >= 0 && Double.isFinite(sigma))) {
                throw new IllegalArgumentException("sigma must be finite and >= 0, was " + sigma);
            }
            if (!(nominalBatch > 0 && Double.isFinite(nominalBatch))) {
                throw new IllegalArgumentException("nominal batch must be finite and > 0, was " + nominalBatch);
            }
        }
    }

    private final Mechanism mechanism;
    private final ParameterBuffer buffer;
    private final ClippedSum sum;
    private final PoissonSampler sampler;
    private final GaussianNoise noise;
    private final Compute compute;
    private final PrivacyLedger ledger;

    /**
     * Of a net whose parameters are in the buffer.
     *
     * @param noise that nothing else draws from
     */
    public PrivateSteps(
            Mechanism mechanism,
            ParameterBuffer buffer,
            ClippedSum sum,
            PoissonSampler sampler,
            GaussianNoise noise,
            Compute compute) {
        this.mechanism = mechanism;
        this.buffer = buffer;
        this.sum = sum;
        this.sampler = sampler;
        this.noise = noise;
        this.compute = compute;
        this.ledger = new PrivacyLedger(sampler.rate(), mechanism.sigma());
    }

    /**
     * Puts the gradient of the next step into the buffer, whose gradients are 0.
     *
     * @return the size of the sample
     */
    public long next(Records records) {
        var sample = sampler.next();
        long size = sample.size(0);
        if (size > 0) {
            sum.put(records.at(compute.place(sample)), mechanism.clipping(), 1 / mechanism.nominalBatch());
        }
        if (mechanism.sigma() > 0) {
            noise.addTo(buffer.gradients(), mechanism.sigma() * mechanism.clipping().norm() / mechanism.nominalBatch());
        }
        ledger.count(1);
        return size;
    }

    /** Goes on after steps that were taken before this run was cut off: their samples and noise are drawn again, and they count. */
    public void resume(long steps) {
        sampler.skip(steps);
        if (mechanism.sigma() > 0) {
            noise.skip(buffer.gradients(), steps);
        }
        ledger.count(steps);
    }

    public PrivacyLedger ledger() {
        return ledger;
    }
}
