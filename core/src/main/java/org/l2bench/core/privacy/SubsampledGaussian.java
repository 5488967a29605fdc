package org.l2bench.core.privacy;

/**
 * One step of the Poisson-subsampled Gaussian mechanism: every record enters with probability q, on its own; the sum of what entered,
 * each of norm at most 1, is given out with N(0, sigma^2) added to every coordinate (Mironov, Talwar and Zhang 2019).
 *
 * @param samplingRate q, in (0, 1]
 * @param noiseMultiplier sigma &gt;= 0, in units of the largest norm; 0 is no privacy
 */
public record SubsampledGaussian(double samplingRate, double noiseMultiplier) {
    public SubsampledGaussian {
        if (!(samplingRate > 0 && samplingRate <= 1)) {
            throw new IllegalArgumentException("the sampling rate must be in (0, 1], was " + samplingRate);
        }
        if (!(noiseMultiplier >= 0 && noiseMultiplier < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the noise multiplier must be >= 0 and finite, was " + noiseMultiplier);
        }
    }

    /**
     * log of the mixture's density over that without the record, at z: log((1-q) + q exp((2z-1) / (2 sigma^2))), the privacy loss of
     * the outcome z along the record's direction.
     */
    double loss(double z) {
        double exponent = (2 * z - 1) / (2 * noiseMultiplier * noiseMultiplier);
        if (samplingRate == 1) {
            return exponent;
        }
        double excess = samplingRate * Math.expm1(exponent);
        if (Math.abs(excess) < 0.5) {
            return Math.log1p(excess); // small losses keep their digits
        }
        double without = Math.log1p(-samplingRate);
        double with = Math.log(samplingRate) + exponent;
        return Math.max(without, with) + Math.log1p(Math.exp(-Math.abs(with - without)));
    }
}
