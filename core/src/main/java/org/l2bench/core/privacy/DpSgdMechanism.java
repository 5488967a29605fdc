package org.l2bench.core.privacy;

import java.util.ArrayList;
import java.util.List;

/**
 * What one step of DP-SGD does (Abadi et al. 2016): every record enters with probability q; its gradient over all parameters together
 * is scaled to a norm of at most C; N(0, (sigma C)^2) is added to every coordinate of their sum, also of an empty one; the result is
 * divided by q N, not by the number that entered.
 *
 * @param samplingRate q, in (0, 1]
 * @param noiseMultiplier sigma &gt;= 0
 * @param clip C &gt; 0
 * @param nominalRecords N &gt;= 1, a public number, not to change with one record
 */
public record DpSgdMechanism(double samplingRate, double noiseMultiplier, double clip, int nominalRecords) {
    public DpSgdMechanism {
        List<String> problems = new ArrayList<>();
        if (!(samplingRate > 0 && samplingRate <= 1)) {
            problems.add("the sampling rate must be in (0, 1], was " + samplingRate);
        }
        if (!(noiseMultiplier >= 0 && noiseMultiplier < Double.POSITIVE_INFINITY)) {
            problems.add("the noise multiplier must be >= 0 and finite, was " + noiseMultiplier);
        }
        if (!(clip > 0 && clip < Double.POSITIVE_INFINITY)) {
            problems.add("the clipping norm must be > 0 and finite, was " + clip);
        }
        if (nominalRecords < 1) {
            problems.add("the nominal number of records must be >= 1, was " + nominalRecords);
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
    }

    /** sigma C, the standard deviation of the noise on a coordinate of the sum. */
    public double noiseStd() {
        return noiseMultiplier * clip;
    }

    /** q N, by which the noisy sum is divided. */
    public double divisor() {
        return samplingRate * nominalRecords;
    }

    /** The same in units of the clipping norm. */
    public SubsampledGaussian step() {
        return new SubsampledGaussian(samplingRate, noiseMultiplier);
    }
}
