package org.l2bench.core.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
    private static final List<String> KNOWN = List.of("epochs", "batch", "learningRate", "weightDecay");

    @Test
    void editsAreCountedAsLevenshteinDoes() {
        assertThat(Nearest.edits("kitten", "sitting")).isEqualTo(3);
        assertThat(Nearest.edits("", "abc")).isEqualTo(3);
        assertThat(Nearest.edits("same", "same")).isZero();
    }

    @Test
    void aMistypedNameIsAnsweredWithTheNearest() {
        assertThat(Nearest.hint("epocs", KNOWN)).isEqualTo("did you mean epochs?");
        assertThat(Nearest.hint("learning", KNOWN)).isEqualTo("did you mean learningRate?");
    }

    @Test
    void aNameFarFromAllIsAnsweredWithAll() {
        assertThat(Nearest.hint("zzz", KNOWN)).isEqualTo("known are epochs, batch, learningRate, weightDecay");
    }

    @Test
    void aWordOfALongNameIsEnough() {
        assertThat(Nearest.hint("epocs", List.of("shortEpochs", "longEpochs", "batchSize")))
                .isEqualTo("did you mean longEpochs or shortEpochs?");
    }

    @Test
    void ofManyNamesOnlyTheNearestAreNamed() {
        var many = List.of("aaa", "bbb", "ccc", "ddd", "eee", "fff", "ggg", "hhh", "zzzzz");
        assertThat(Nearest.hint("zzzzzzzzzzz", many)).isEqualTo("the nearest known are zzzzz, aaa, bbb");
    }
}
