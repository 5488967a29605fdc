package org.l2bench.core.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrivacyLedgerTest {
    private static final DpSgdMechanism MECHANISM = new DpSgdMechanism(0.1, 1.4, 1, 2000);

    @Test
    void aRunsGuaranteeIsThatOfItsSteps() {
        var ledger = new PrivacyLedger(MECHANISM);
        var sampler = sampler(0.1);
        for (int step = 0; step < 400; step++) {
            ledger.enter(sampler.sample(step, 2000), 1);
        }
        var guarantee = ledger.guarantee(1e-4, Accountant.RENYI_NEW);
        assertThat(guarantee.epsilon()).isCloseTo(7.906345560, within(1e-9));
        assertThat(guarantee.steps()).isEqualTo(400);
        assertThat(guarantee)
                .hasToString(
                        "epsilon = 7.906345560 at delta = 1.0E-4 (Renyi orders, new conversion; one record added"
                                + " or removed; 400 steps of Poisson sampling at q = 0.1, clipping at 1.0, noise multiplier 1.4, nominal N = 2000)");
        assertThat(ledger.guarantee(1e-4, Accountant.RENYI_OLD).toString()).contains("8.81414", "old conversion");
        assertThat(MECHANISM.divisor()).isEqualTo(200);
        assertThat(new DpSgdMechanism(0.1, 1.4, 0.5, 2000).noiseStd()).isEqualTo(0.7);
    }

    @Test
    void aRunThatWasCutGoesOnWithItsCount() {
        var ledger = PrivacyLedger.resumed(MECHANISM, 399);
        ledger.enter(sampler(0.1).sample(399, 2000), 0.3);
        assertThat(ledger.guarantee(1e-4, Accountant.RENYI_NEW).epsilon()).isCloseTo(7.906345560, within(1e-9));
    }

    @Test
    void whatIsNoStepOfTheMechanismIsRefused() {
        var ledger = new PrivacyLedger(MECHANISM);
        var first = sampler(0.1).sample(0, 2000);
        assertThatThrownBy(() -> ledger.enter(first, 1.001))
                .hasMessage("in step 0 a record of norm 1.001 entered the sum, the clipping norm is 1.0");
        assertThatThrownBy(() -> ledger.enter(first, Double.NaN)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ledger.enter(sampler(0.2).sample(0, 2000), 1))
                .hasMessage("step 0 was sampled at rate 0.2, the mechanism's is 0.1");
        ledger.enter(first, 1);
        assertThatThrownBy(() -> ledger.enter(first, 1))
                .hasMessage("step 1 needs a sample of its own, had that of step 0");
        assertThat(ledger.steps()).isEqualTo(1);
    }

    @Test
    void noNoiseIsNoGuarantee() {
        var ledger = new PrivacyLedger(new DpSgdMechanism(0.1, 0, 1, 2000));
        ledger.enter(sampler(0.1).sample(0, 2000), 1);
        var guarantee = ledger.guarantee(1e-4, Accountant.RENYI_NEW);
        assertThat(guarantee.epsilon()).isInfinite();
        assertThat(guarantee.toString()).startsWith("no guarantee: 1 steps of Poisson sampling");
        assertThat(guarantee.attackBounds()).isEqualTo(new AttackBounds(1, 1));
        assertThat(guarantee.ofReplacement()).isEmpty();
    }

    @Test
    void aDeltaNearOneRecordsShareIsRefused() {
        assertThatThrownBy(() -> new PrivacyLedger(MECHANISM).guarantee(2e-4, Accountant.RENYI_NEW))
                .hasMessage("delta must be at most 1 / (5 N) = 1.0E-4 of N = 2000 records, was 2.0E-4");
    }

    @Test
    void allThatIsWrongWithAMechanismIsSaidAtOnce() {
        assertThatThrownBy(() -> new DpSgdMechanism(2, -1, 0, 0))
                .hasMessage(
                        "the sampling rate must be in (0, 1], was 2.0; the noise multiplier must be >= 0 and finite, was -1.0;"
                                + " the clipping norm must be > 0 and finite, was 0.0; the nominal number of records must be >= 1, was 0");
    }

    /** The sheet's check 4: mean 200, variance 180. */
    @Test
    void samplesAreBinomialInSize() {
        var sampler = sampler(0.1);
        var sizes = new double[2000];
        var entered = new int[2000];
        for (int step = 0; step < sizes.length; step++) {
            var sample = sampler.sample(step, 2000);
            sizes[step] = sample.size();
            for (int record : sample.records()) {
                entered[record]++;
            }
        }
        double mean = Arrays.stream(sizes).average().orElseThrow();
        double variance = Arrays.stream(sizes).map(s -> (s - mean) * (s - mean)).sum() / (sizes.length - 1);
        assertThat(mean).isCloseTo(200, within(1.0));
        assertThat(variance).isCloseTo(180, within(20.0));
        // 200 +- 13.4 each: no record is favoured.
        assertThat(Arrays.stream(entered).min().orElseThrow()).isGreaterThan(130);
        assertThat(Arrays.stream(entered).max().orElseThrow()).isLessThan(270);
    }

    @Test
    void aSampleIsAFunctionOfItsStep() {
        assertThat(sampler(0.1).sample(7, 500).records())
                .containsExactly(sampler(0.1).sample(7, 500).records());
        assertThat(sampler(0.1).sample(7, 500).records())
                .isNotEqualTo(sampler(0.1).sample(8, 500).records());
        assertThat(sampler(1).sample(0, 3).records()).containsExactly(0, 1, 2);
        assertThat(sampler(0.1).sample(0, 0).size()).isZero();
    }

    /** The sheet's check 7. */
    @ParameterizedTest
    @CsvSource({
        "0.1, 0.049958, 0.524979",
        "0.5, 0.244919, 0.622459",
        "1, 0.462117, 0.731059",
        "2, 0.761594, 0.880797",
        "4, 0.964028, 0.982014",
        "8, 0.999329, 0.999665"
    })
    void boundsOnAttacksAreTheSheets(double epsilon, double advantage, double auc) {
        var bounds = AttackBounds.of(epsilon, 0);
        assertThat(bounds.advantage()).isCloseTo(advantage, within(5e-7));
        assertThat(bounds.auc()).isCloseTo(auc, within(5e-7));
    }

    @Test
    void deltaWidensTheBounds() {
        double e = Math.exp(1.2);
        var bounds = AttackBounds.of(1.2, 0.01);
        assertThat(bounds.advantage()).isCloseTo((e - 1 + 0.02) / (e + 1), within(1e-15));
        assertThat(bounds.auc()).isCloseTo(1 - 0.99 * 0.99 / (1 + e), within(1e-15));
        assertThat(AttackBounds.of(1e6, 0)).isEqualTo(new AttackBounds(1, 1));
        var replaced = AttackBounds.ofReplacement(1.2, 0.01).orElseThrow();
        assertThat(replaced).isEqualTo(AttackBounds.of(2.4, (1 + e) * 0.01));
        assertThat(AttackBounds.ofReplacement(1.2, 0.3)).isEmpty();
        var run = new PrivacyLedger(MECHANISM).guarantee(1e-5, Accountant.RENYI_NEW);
        assertThat(run.ofReplacement().orElseThrow().adjacency()).isEqualTo(Adjacency.REPLACE);
        assertThat(run.ofReplacement().orElseThrow().ofReplacement()).isEmpty();
    }

    private static PoissonSampler sampler(double rate) {
        return new PoissonSampler(rate, step -> new SplittableRandom(step * 31 + 5).nextLong());
    }
}
