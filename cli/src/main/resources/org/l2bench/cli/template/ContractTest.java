package @package@;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.l2bench.testkit.ExperimentContract;
import org.l2bench.testkit.Terms;

/** What every experiment promises comes from the contract: the same bits twice and after a cut, all mistakes together, and more. */
class @class@Test extends ExperimentContract<Settings> {
    @Override
    protected Terms<Settings> terms() {
        return Terms.of(new @class@())
                .repeats("plain", "l2")
                .resumes("l2")
                .coversNothing("plain")
                .mistaken(Map.of("data.samples", "1", "descent.rate", "0"));
    }

    /** Your own: the numbers of the paper's formulas. Here, that more of a penalty leaves shorter weights. */
    @Test
    void aStrongerPenaltyLeavesShorterWeights() {
        var stronger = trials().with(smoke(), Map.of("descent.lambda", "3"));
        assertThat(norm(stronger)).isLessThan(norm(smoke()));
    }

    private double norm(Settings settings) {
        return trials().result(settings, "l2", 1).metrics().get(RegressionTrial.NORM);
    }
}
