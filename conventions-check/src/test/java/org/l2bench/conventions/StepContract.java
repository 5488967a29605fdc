package org.l2bench.conventions;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is asked of all steps of some libraries. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
interface StepContract {
    /** Of all libraries of the class. */
    List<Step> steps();

    @ParameterizedTest
    @MethodSource("steps")
    default void theNumbersAreThoseOfTheFormula(Step step) throws Exception {
        StepCheck.isThatOfTheFormula(step);
    }

    @ParameterizedTest
    @MethodSource("steps")
    default void aStrengthTwiceAsLargeWouldBeSeen(Step step) {
        StepCheck.wouldShowTwiceTheStrength(step);
    }

    @Test
    default void everyParameterAndEveryFactHasTwoValues() {
        StepCheck.haveTwoValuesOfEveryFact(steps());
    }
}
