package org.l2bench.experiments.seerforcing;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.experiment.DataReading;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.experiment.SeedTree;
import org.l2bench.datasets.catalogue.Catalogue;
import org.l2bench.datasets.catalogue.Split;
import org.l2bench.datasets.text.BytePairEncoding;
import org.l2bench.datasets.text.BytePairLearner;
import org.l2bench.datasets.text.ParallelText;
import org.l2bench.datasets.text.SubwordVocabulary;
import org.l2bench.datasets.text.WordCounts;

/**
 * A parallel text in pieces of words. Lines are cut into words and signs; the joins of byte-pair encoding and the vocabulary are those of
 * both sides of the largest training set together, so that arms of all sizes speak the same pieces. Pairs with a sentence of too many
 * characters are left out before anything else.
 *
 * @param training the pairs that an arm is trained on; the first ones of a larger set are those of a smaller one
 */
record Texts(
        BytePairEncoding encoding,
        SubwordVocabulary vocabulary,
        Numbered training,
        Numbered validation,
        Numbered test) {
    private static final Pattern WORDS_AND_SIGNS = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+|[^\\s\\p{L}\\p{M}\\p{N}]");

    /**
     * Numbered pairs.
     *
     * @param sources numbers of pieces, each sentence with its end
     * @param references words and signs of the targets, with spaces between them
     */
    record Numbered(List<int[]> sources, List<int[]> targets, ParallelText references) {
        int[] lengthsOfSources() {
            return lengths(sources);
        }

        int[] lengthsOfTargets() {
            return lengths(targets);
        }

        private static int[] lengths(List<int[]> sentences) {
            return sentences.stream().mapToInt(s -> s.length).toArray();
        }
    }

    /** @param pairs that an arm is trained on */
    static Texts of(DataSettings data, int pairs, SeedTree seeds, DataRoot root) {
        var parts = parts(data, seeds, root);
        var encoding = BytePairLearner.learn(
                WordCounts.of(parts.training().sources(), parts.training().targets()), data.merges());
        var vocabulary = SubwordVocabulary.of(
                pieces(encoding, parts.training().sources()),
                pieces(encoding, parts.training().targets()));
        var training = first(parts.training(), pairs);
        return new Texts(
                encoding,
                vocabulary,
                numbered(training, encoding, vocabulary),
                numbered(parts.validation(), encoding, vocabulary),
                numbered(parts.test(), encoding, vocabulary));
    }

    private record Parts(ParallelText training, ParallelText validation, ParallelText test) {}

    /** The seed divides a text that does not come in parts; of one that does it draws which pairs are trained on. */
    private static Parts parts(DataSettings data, SeedTree seeds, DataRoot root) {
        if (data.isInParts()) {
            var training = text(data, Split.TRAIN, root);
            return new Parts(
                    drawn(training, seeds).get(0, data.most()),
                    first(text(data, Split.VALIDATION, root), data.validation()),
                    first(text(data, Split.TEST, root), data.test()));
        }
        var drawn = drawn(text(data, Split.ALL, root), seeds);
        int held = data.test() + data.validation();
        return new Parts(
                drawn.get(held, data.most()), drawn.get(data.test(), data.validation()), drawn.get(0, data.test()));
    }

    private record Drawn(ParallelText text, List<Integer> order) {
        ParallelText get(int start, int count) {
            return text.at(order.subList(start, start + count));
        }
    }

    private static Drawn drawn(ParallelText text, SeedTree seeds) {
        var stream = new RandomStream(seeds.stream(Corpus.GROUP, "order of the text"));
        var order = TensorArrays.longs(stream.permutation(text.pairs()));
        return new Drawn(text, Arrays.stream(order).mapToObj(i -> (int) i).toList());
    }

    private static ParallelText first(ParallelText text, int pairs) {
        return text.at(IntStream.range(0, pairs).boxed().toList());
    }

    private static ParallelText text(DataSettings data, Split part, DataRoot root) {
        return fitting(data, Catalogue.loadParallelText(data.name(), part, root));
    }

    private static ParallelText fitting(DataSettings data, ParallelText text) {
        var spaced = new ParallelText(text.name(), spaced(text.sources()), spaced(text.targets()));
        return spaced.at(IntStream.range(0, text.pairs())
                .filter(i -> fits(spaced.sources().get(i), data)
                        && fits(spaced.targets().get(i), data))
                .boxed()
                .toList());
    }

    private static boolean fits(String line, DataSettings data) {
        return line.codePoints().filter(c -> c != ' ').count() <= data.longest();
    }

    private static List<String> spaced(List<String> lines) {
        return lines.stream().map(Texts::spaced).toList();
    }

    /** Words and signs with one space between them. */
    static String spaced(String line) {
        return WORDS_AND_SIGNS.matcher(line).results().map(MatchResult::group).collect(Collectors.joining(" "));
    }

    private static List<List<String>> pieces(BytePairEncoding encoding, List<String> lines) {
        return lines.stream().map(encoding::encode).toList();
    }

    private static Numbered numbered(ParallelText text, BytePairEncoding encoding, SubwordVocabulary vocabulary) {
        return new Numbered(
                numbers(text.sources(), encoding, vocabulary), numbers(text.targets(), encoding, vocabulary), text);
    }

    private static List<int[]> numbers(List<String> lines, BytePairEncoding encoding, SubwordVocabulary vocabulary) {
        return lines.stream()
                .map(line -> vocabulary.numbers(encoding.encode(line)))
                .toList();
    }

    /** Words and signs of a translation. */
    String spoken(int[] numbers) {
        return BytePairEncoding.decode(
                Arrays.stream(numbers).mapToObj(vocabulary::token).toList());
    }

    /** Of everything that is read; whatever is missing, broken or too little is told at once. */
    static SortedMap<String, String> fingerprints(DataSettings data, DataRoot root) {
        var reading = new DataReading();
        var fingerprints = new TreeMap<String, String>();
        needed(data).forEach((part, pairs) -> reading.of(() -> Catalogue.loadParallelText(data.name(), part, root))
                .ifPresent(text -> {
                    fingerprints.put(data.name() + "/" + part, text.fingerprint());
                    int there = fitting(data, text).pairs();
                    reading.problems()
                            .require(
                                    pairs <= there,
                                    "data.longest must leave the %s pairs that are used of %s/%s, leaves %s, was %s",
                                    pairs,
                                    data.name(),
                                    part,
                                    there,
                                    data.longest());
                }));
        reading.throwIfAny();
        return fingerprints;
    }

    private static Map<Split, Integer> needed(DataSettings data) {
        return data.isInParts()
                ? Map.of(Split.TRAIN, data.most(), Split.VALIDATION, data.validation(), Split.TEST, data.test())
                : Map.of(Split.ALL, data.most() + data.validation() + data.test());
    }
}
