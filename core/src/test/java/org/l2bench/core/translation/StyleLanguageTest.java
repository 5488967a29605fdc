package org.l2bench.core.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.l2bench.core.metric.Calibration;
import org.l2bench.core.translation.StyleLanguage.View;

/** The numbers are those of the sheet, found by enumeration in another program. */
class StyleLanguageTest {
    /** All synonyms of a sentence of n words, and how probable they are. */
    @SuppressWarnings("ArrayRecordComponent") // read once and never compared
    private record Case(int[] synonyms, double probability) {}

    private static List<Case> cases(int n) {
        List<Case> cases = new ArrayList<>();
        int count = (int) Math.pow(3, n);
        for (int number = 0; number < count; number++) {
            var synonyms = new int[n];
            for (int i = 0, rest = number; i < n; i++, rest /= 3) {
                synonyms[i] = rest % 3;
            }
            double probability = IntStream.range(0, 3)
                    .mapToDouble(style -> Arrays.stream(synonyms)
                                    .mapToDouble(s -> s == style ? 0.8 : 0.1)
                                    .reduce(1, (a, b) -> a * b)
                            / 3)
                    .sum();
            cases.add(new Case(synonyms, probability));
        }
        return cases;
    }

    private static double perWord(int n, View view) {
        double sum = 0;
        for (var each : cases(n)) {
            var probabilities = StyleLanguage.synonymProbabilities(each.synonyms(), view);
            for (int t = 0; t < n; t++) {
                sum -= each.probability() * Math.log(probabilities[t][each.synonyms()[t]]);
            }
        }
        return sum / n;
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1.0986122886681096, 1.0986122886681096",
        "2, 0.9876589039698237, 0.8767055192715371",
        "3, 0.9220323300421982, 0.7907791821869479",
        "4, 0.8739778455683594, 0.7298143921468404",
        "5, 0.8385721806097458, 0.6969495207752858",
        "6, 0.8113673473962829, 0.6753431813289859",
        "7, 0.7900576472925795, 0.6621994466704045"
    })
    void theOptimumIsKnown(int words, double past, double both) {
        assertThat(perWord(words, View.PAST)).isCloseTo(past, within(1e-12));
        assertThat(perWord(words, View.PAST_AND_FUTURE)).isCloseTo(both, within(1e-12));
    }

    @Test
    void singleCasesAreAsComputedByHand() {
        var second = StyleLanguage.synonymProbabilities(new int[] {1, 1}, View.PAST)[1];
        assertThat(second[1]).isCloseTo(0.66, within(1e-12));
        assertThat(second[0]).isCloseTo(0.17, within(1e-12));
        var middle = StyleLanguage.synonymProbabilities(new int[] {2, 0, 2}, View.PAST_AND_FUTURE)[1];
        assertThat(middle[2]).isCloseTo(0.778788, within(5e-7));
        assertThat(middle[0]).isCloseTo(0.110606, within(5e-7));
    }

    private static double perToken(View view, boolean withEnd) {
        double sum = 0;
        double tokens = 0;
        for (int n = 4; n <= 7; n++) {
            sum += n * perWord(n, view);
            tokens += withEnd ? n + 1 : n;
        }
        return sum / tokens;
    }

    @Test
    void theOptimumOfAllSentencesIsKnown() {
        assertThat(perToken(View.PAST, true)).isCloseTo(0.695668, within(5e-7));
        assertThat(perToken(View.PAST_AND_FUTURE, true)).isCloseTo(0.580441, within(5e-7));
        assertThat(perToken(View.PAST, false)).isCloseTo(0.822154, within(5e-7));
        assertThat(perToken(View.PAST_AND_FUTURE, false)).isCloseTo(0.685975, within(5e-7));
    }

    @Test
    void drawnSentencesHaveTheOptimumOfAll() {
        var pairs = StyleLanguage.pairs(2000, 7);
        assertThat(StyleLanguage.bayes(pairs, View.PAST)).isCloseTo(0.695668, within(0.05));
        assertThat(StyleLanguage.bayes(pairs, View.PAST_AND_FUTURE)).isCloseTo(0.580441, within(0.05));
        assertThat(StyleLanguage.pairs(300, 7)).usingRecursiveComparison().isEqualTo(pairs.subList(0, 300));
    }

    @Test
    void aTargetIsTheNounsInTheirOrderThenTheVerb() {
        var verbPlaces = new int[7];
        var lengths = new int[9];
        for (var pair : StyleLanguage.pairs(4000, 1)) {
            int words = pair.source().length - 1;
            lengths[words]++;
            assertThat(pair.target()).hasSize(words + 1).endsWith(StyleLanguage.END);
            assertThat(pair.source()).endsWith(StyleLanguage.END);
            var source = Arrays.stream(pair.source(), 0, words).map(s -> s - 2).toArray();
            var nouns = Arrays.stream(source).filter(w -> w < 12).toArray();
            var target = Arrays.stream(pair.target(), 0, words)
                    .map(StyleLanguage::word)
                    .toArray();
            assertThat(Arrays.copyOf(target, words - 1)).isEqualTo(nouns);
            int verbPlace = IntStream.range(0, words)
                    .filter(i -> source[i] >= 12)
                    .findFirst()
                    .orElseThrow();
            assertThat(source[verbPlace]).isEqualTo(target[words - 1]).isLessThan(16);
            assertThat(verbPlace).isLessThan(words - 1);
            verbPlaces[verbPlace]++;
        }
        assertThat(IntStream.range(4, 8).mapToObj(n -> lengths[n])).allMatch(n -> n > 850 && n < 1150);
        // Before noun 5 only if there are six: 4,000 / 4 / 6.
        assertThat(verbPlaces[5]).isBetween(120, 220);
        assertThat(verbPlaces[0]).isBetween(850, 1050);
    }

    @Test
    void theBestTranslatorSumsToOneAndIsCertainOfTheEnd() {
        var target = StyleLanguage.pairs(1, 3).get(0).target();
        var rows = StyleLanguage.probabilities(target, View.PAST_AND_FUTURE);
        assertThat(rows).hasDimensions(target.length, 50);
        assertThat(Arrays.stream(rows).mapToDouble(row -> Arrays.stream(row).sum()))
                .allMatch(sum -> Math.abs(sum - 1) < 1e-12);
        assertThat(rows[target.length - 1][StyleLanguage.END]).isEqualTo(1);
        var synonyms = Arrays.stream(target, 0, target.length - 1)
                .map(StyleLanguage::synonym)
                .toArray();
        var ofSynonyms = StyleLanguage.synonymProbabilities(synonyms, View.PAST_AND_FUTURE);
        for (int t = 0; t < synonyms.length; t++) {
            assertThat(Arrays.copyOfRange(
                            rows[t], 2 + 3 * StyleLanguage.word(target[t]), 5 + 3 * StyleLanguage.word(target[t])))
                    .isEqualTo(ofSynonyms[t]);
        }
    }

    /**
     * The nll of a model that has learned the optimum smoothed by epsilon, at a temperature, over all sentences by enumeration.
     *
     * @param others words of the vocabulary beside the three synonyms; 0 where probabilities are those among the synonyms
     */
    private static double smoothed(View view, double epsilon, double temperature, int others) {
        double sum = 0;
        double tokens = 0;
        double rest = others * Math.pow(epsilon / 50, 1 / temperature);
        for (int n = 4; n <= 7; n++) {
            for (var each : cases(n)) {
                var probabilities = StyleLanguage.synonymProbabilities(each.synonyms(), view);
                for (int t = 0; t < n; t++) {
                    var powers = Arrays.stream(probabilities[t])
                            .map(p -> Math.pow((1 - epsilon) * p + epsilon / 50, 1 / temperature))
                            .toArray();
                    double all = Arrays.stream(powers).sum() + rest;
                    sum -= each.probability() * Math.log(powers[each.synonyms()[t]] / all);
                }
            }
            if (others > 0) {
                double end = Math.pow(1 - epsilon + epsilon / 50, 1 / temperature);
                sum -= Math.log(end / (end + 49 * Math.pow(epsilon / 50, 1 / temperature)));
            }
            tokens += others > 0 ? n + 1 : n;
        }
        return sum / tokens;
    }

    private static double best(View view, double epsilon, int others) {
        return Math.exp(Calibration.leastOf(logT -> smoothed(view, epsilon, Math.exp(logT), others)));
    }

    @ParameterizedTest
    @CsvSource({
        "PAST, 0.1, 0.79508, 0.72977, 0.757",
        "PAST, 0.2, 0.90552, 0.75272, 0.685",
        "PAST_AND_FUTURE, 0.1, 0.67986, 0.61940, "
    })
    void calibrationDoesNotUndoSmoothing(View view, double epsilon, double raw, double calibrated, Double temperature) {
        assertThat(smoothed(view, epsilon, 1, 47)).isCloseTo(raw, within(5e-6));
        double best = best(view, epsilon, 47);
        assertThat(smoothed(view, epsilon, best, 47)).isCloseTo(calibrated, within(5e-6));
        if (temperature != null) {
            assertThat(best).isCloseTo(temperature, within(5e-4));
        }
    }

    /** The sheet's 0.82217 and 0.82224 are without a temperature; with one of its own the synonyms' nll is the optimum's. */
    @Test
    void amongSynonymsSmoothingLeavesNoMark() {
        double optimum = perToken(View.PAST, false);
        assertThat(optimum).isCloseTo(0.82215, within(5e-6));
        assertThat(smoothed(View.PAST, 0.1, 1, 0)).isCloseTo(0.82217, within(5e-6));
        assertThat(smoothed(View.PAST, 0.2, 1, 0)).isCloseTo(0.82224, within(5e-6));
        assertThat(smoothed(View.PAST, 0.1, best(View.PAST, 0.1, 0), 0)).isCloseTo(optimum, within(2e-6));
        assertThat(smoothed(View.PAST, 0.2, best(View.PAST, 0.2, 0), 0)).isCloseTo(optimum, within(2e-6));
    }
}
