package org.l2bench.core.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.l2bench.core.claim.Answer.When;

class AnswerTest {
    private static final Map<When, String> WHOLE = Map.of(
            When.REPRODUCED, "It does.",
            When.CONTRADICTED, "It does not.",
            When.INCONCLUSIVE, "It may.",
            When.NOT_RUN, "Nobody looked.");

    @Test
    void anAnswerHasATextForEveryOutcome() {
        assertThat(Answer.to("C1", WHOLE).texts()).containsOnlyKeys(When.values());
    }

    @Test
    void everyTextThatIsMissingOrEmptyIsNamed() {
        var partial = Map.of(When.REPRODUCED, "It does.", When.INCONCLUSIVE, " ");
        assertThatThrownBy(() -> new Answer(List.of("C1", "C2"), partial))
                .hasMessageContaining("C1, C2")
                .hasMessageContaining("CONTRADICTED, INCONCLUSIVE, NOT_RUN")
                .hasMessageNotContaining("REPRODUCED");
    }

    @Test
    void anAnswerIsAboutSomeClaim() {
        assertThatThrownBy(() -> new Answer(List.of(), WHOLE)).hasMessageContaining("must name a claim");
    }
}
