package org.l2bench.experiments.knnlml2;

import static org.l2bench.core.claim.Answer.When.CONTRADICTED;
import static org.l2bench.core.claim.Answer.When.INCONCLUSIVE;
import static org.l2bench.core.claim.Answer.When.NOT_RUN;
import static org.l2bench.core.claim.Answer.When.REPRODUCED;

import java.util.List;
import java.util.Map;
import org.l2bench.core.claim.Answer;
import org.l2bench.core.claim.Symbol;

/** What a newcomer reads before the claims: the answers to C2 and C6, and the letters in words. C7 has a caveat. */
final class Story {
    private Story() {}

    static List<Answer> answers() {
        return List.of(perplexity(), clusters());
    }

    private static Answer perplexity() {
        var setting = "With temperature 1, as in the paper, ";
        var model = "the nearest-neighbour language model";
        return Answer.to(
                "C2",
                Map.of(
                        REPRODUCED,
                        setting + "the penalty on the keys improves " + model + ".",
                        CONTRADICTED,
                        setting + "the penalty on the keys makes " + model + " worse.",
                        INCONCLUSIVE,
                        setting + "no gain of " + model + " from the penalty on the keys is shown.",
                        NOT_RUN,
                        "Whether the penalty on the keys improves " + model + " has not been judged."));
    }

    private static Answer clusters() {
        return Answer.to(
                "C6",
                Map.of(
                        REPRODUCED,
                        "The penalty does gather the keys of a word, beyond making all keys shorter.",
                        CONTRADICTED,
                        "The penalty does not gather the keys of a word: measured against all keys, they lie further apart than without"
                                + " it.",
                        INCONCLUSIVE,
                        "That the penalty gathers the keys of a word, beyond making all keys shorter, is not shown.",
                        NOT_RUN,
                        "Whether the penalty gathers the keys of a word, beyond making all keys shorter, has not been judged."));
    }

    static List<Symbol> symbols() {
        return List.of(
                new Symbol("omega", "strength of the L2 penalty on the keys; omega* is the one that half A prefers"),
                new Symbol(
                        "LM, kNN, kNN-LM",
                        "the language model alone; the words that follow its nearest keys in the training text; their mixture"),
                new Symbol(
                        "key, f", "the model’s inner vector at a position of the text, by which neighbours are found"),
                new Symbol("lambda", "share of the neighbours in the mixture"),
                new Symbol("tau", "temperature: how evenly near and far neighbours count; larger is more even"),
                new Symbol("A, B", "halves of the held-out text: choices are made on A, numbers are from B"),
                new Symbol("NLL", "negative log likelihood of the next word, in nats; smaller is better"),
                new Symbol(
                        "gain", "NLL of the language model alone less that of the mixture: what the neighbours bring"),
                new Symbol("ln p", "log probability of the right next word"),
                new Symbol(
                        "buckets",
                        "words by how often the training text has them, 1 the rarest to 5 the most frequent"),
                new Symbol(
                        "Q",
                        "squared distance between two keys of one word over that between any two: smaller is more clustered,"
                                + " whatever the length of the keys"),
                new Symbol(
                        "z",
                        "the key before the scale gamma and the shift beta of its layer norm; @z is judged on these"));
    }
}
