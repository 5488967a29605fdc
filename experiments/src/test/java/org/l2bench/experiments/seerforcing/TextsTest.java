package org.l2bench.experiments.seerforcing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.experiment.SeedTree;
import org.l2bench.core.setting.InvalidSettings;

/** Real pairs in pieces and in batches. */
class TextsTest {
    private static final SeedTree SEEDS = new SeedTree("seer-forcing", 0);
    private static final DataSettings DATA =
            new DataSettings("libreoffice-help-en-de", 300, List.of(150), 50, 60, 10, 200, 300);

    private static Texts whole;
    private static Texts half;

    @BeforeAll
    static void read(@TempDir Path folder) {
        try (var scope = new PointerScope()) {
            var root = new DataRoot(Optional.empty(), folder);
            whole = Texts.of(DATA, 300, SEEDS, root);
            half = Texts.of(DATA, 150, SEEDS, root);
        }
    }

    private static List<String> sentences(Texts.Numbered text) {
        return text.references().sources();
    }

    @Test
    void aSmallerTrainingSetIsTheBeginningOfALargerOne() {
        assertThat(sentences(whole.training()))
                .startsWith(sentences(half.training()).toArray(String[]::new));
        assertThat(sentences(half.training())).hasSize(150);
        assertThat(half.vocabulary().size()).isEqualTo(whole.vocabulary().size());
        assertThat(sentences(half.test())).isEqualTo(sentences(whole.test()));
    }

    @Test
    void noPairIsInTwoParts() {
        var seen = new HashSet<List<String>>();
        for (var part : List.of(whole.training(), whole.validation(), whole.test())) {
            for (int i = 0; i < part.sources().size(); i++) {
                assertThat(seen.add(List.of(
                                part.references().sources().get(i),
                                part.references().targets().get(i))))
                        .isTrue();
                assertThat(part.targets().get(i)).hasSizeLessThanOrEqualTo(301).endsWith(Sentences.END);
            }
        }
    }

    @Test
    void aTranslationIsSpokenInWordsAndSigns() {
        assertThat(Texts.spaced("Öffnen Sie „Datei – Neu…“ (F1).")).isEqualTo("Öffnen Sie „ Datei – Neu … “ ( F1 ) .");
        for (int i = 0; i < 20; i++) {
            var numbers = whole.training().targets().get(i);
            assertThat(whole.spoken(Arrays.copyOf(numbers, numbers.length - 1)))
                    .isEqualTo(whole.training().references().targets().get(i));
        }
    }

    @Test
    void everyEpochHasEveryPairOnceAndAStepIsTheSameWheneverItIsAskedFor() {
        try (var scope = new PointerScope()) {
            var order = order();
            int steps = order.stepsPerEpoch();
            assertThat(steps).isGreaterThan(5);
            var first = pairs(order, 0, steps);
            var second = pairs(order, steps, 2L * steps);
            assertThat(first)
                    .isNotEqualTo(second)
                    .containsExactlyInAnyOrderElementsOf(second)
                    .containsExactlyInAnyOrderElementsOf(
                            LongStream.range(0, whole.training().sources().size())
                                    .boxed()
                                    .toList());
            assertThat(pairs(order(), steps, steps + 2L)).isEqualTo(pairs(order, steps, steps + 2L));
        }
    }

    private static TokenOrder order() {
        return new TokenOrder(
                whole.training().lengthsOfSources(),
                whole.training().lengthsOfTargets(),
                500,
                epoch -> new RandomStream(SEEDS.stream("test", "epoch " + epoch)),
                Compute.CPU);
    }

    private static List<Long> pairs(TokenOrder order, long start, long end) {
        var pairs = new ArrayList<Long>();
        for (long step = start; step < end; step++) {
            for (long pair : TensorArrays.longs(order.batch(step))) {
                pairs.add(pair);
            }
        }
        return pairs;
    }

    @Test
    void whatTheDataRuleOutIsKnownBeforeATrial(@TempDir Path folder) {
        var root = new DataRoot(Optional.empty(), folder);
        assertThat(Texts.fingerprints(DATA, root)).containsOnlyKeys("libreoffice-help-en-de/all");
        var brief = new DataSettings("libreoffice-help-en-de", 300, List.of(150), 50, 60, 10, 200, 5);
        assertThat(catchThrowableOfType(InvalidSettings.class, () -> Texts.fingerprints(brief, root))
                        .problems())
                .singleElement()
                .asString()
                .startsWith(
                        "data.longest must leave the 410 pairs that are used of libreoffice-help-en-de/all, leaves ");
    }
}
