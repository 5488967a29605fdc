package org.l2bench.core.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CertificateTest {
    @Test
    void termsAreTheSheets() {
        assertThat(Certificate.complexity(5000, 0.025) / 5000).isCloseTo(0.0017281246460764002, within(1e-17));
        assertThat(Certificate.empiricalBernstein(0.2, 2.5e-5, 500, 0.01)).isCloseTo(0.22550, within(5e-6));
    }

    @Test
    void aCertificateIsMadeOfSamplingDivergenceAndPoints() {
        var errors = new double[500];
        Arrays.setAll(errors, i -> i % 2 == 0 ? 0.195 : 0.205);
        var certificate = Certificate.of(errors, 0.6, 5000, 0.025, 0.01);
        assertThat(certificate.empirical()).isCloseTo(0.2, within(1e-15));
        double e1 = Certificate.empiricalBernstein(0.2, 2.5e-5 * 500 / 499, 500, 0.01);
        assertThat(certificate.sampled()).isCloseTo(e1, within(1e-12));
        assertThat(certificate.bound())
                .isEqualTo(
                        BinaryKl.inverse(
                                certificate.sampled(), 0.6 / 5000 + Certificate.complexity(5000, 0.025) / 5000),
                        within(1e-12));
    }

    @Test
    void aBoundIsNeverBeyondOne() {
        assertThat(Certificate.of(new double[] {1, 0.9}, 1e6, 10, 0.025, 0.01).bound())
                .isLessThanOrEqualTo(1);
    }

    /** 2,000 experiments on coins with a known error: the bound fails in at most delta of them, and is not far off. */
    @Test
    void aHoldOutBoundFailsAtMostAsOftenAsItMay() {
        var random = new Random(4);
        int failures = 0;
        double sum = 0;
        for (int run = 0; run < 2000; run++) {
            int wrong = 0;
            for (int i = 0; i < 500; i++) {
                wrong += random.nextDouble() < 0.15 ? 1 : 0;
            }
            double bound = Certificate.holdOut(wrong / 500.0, 500, 0.05);
            failures += bound < 0.15 ? 1 : 0;
            sum += bound;
        }
        assertThat(failures).isBetween(1, 100);
        assertThat(sum / 2000).isBetween(0.17, 0.2);
    }

    @Test
    void oneSampleHasNoVariance() {
        assertThatThrownBy(() -> Certificate.empiricalBernstein(0.1, 0, 1, 0.01))
                .hasMessage("a variance needs at least 2 samples, had 1");
    }
}
