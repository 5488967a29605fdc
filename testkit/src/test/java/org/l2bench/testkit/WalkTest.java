package org.l2bench.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** How a test class extends the contract: with an experiment that keeps it. */
class WalkTest extends ExperimentContract<Walk.Settings> {
    static Terms<Walk.Settings> terms(Walk walk) {
        return Terms.of(walk)
                .repeats("plain", "offset")
                .resumes("plain")
                .mistaken(Map.of("steps", "0", "length", "11"))
                .paperLacks("moon-stones")
                .learns(new Chance("plain", "right", 50, 20, Map.of("length", "1")));
    }

    @Override
    protected Terms<Walk.Settings> terms() {
        return terms(new Walk());
    }

    @Test
    void whatTheContractHasRunIsNotRunAgain() {
        assertThat(trials().run(smoke(), "offset", 11)).isSameAs(trials().run(smoke(), "offset", 11));
        assertThat(trials().result(smoke(), "offset", 11).metrics().get("end"))
                .isEqualTo(trials().result(smoke(), "plain", 11).metrics().get("end") + 5);
        assertThat(trials().artifact(smoke(), "offset", Walk.OFFSET)).hasContent("5");
    }
}
