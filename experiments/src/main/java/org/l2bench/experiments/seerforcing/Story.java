package org.l2bench.experiments.seerforcing;

import static org.l2bench.core.claim.Answer.When.CONTRADICTED;
import static org.l2bench.core.claim.Answer.When.INCONCLUSIVE;
import static org.l2bench.core.claim.Answer.When.NOT_RUN;
import static org.l2bench.core.claim.Answer.When.REPRODUCED;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.l2bench.core.claim.Answer;
import org.l2bench.core.claim.Claim;
import org.l2bench.core.claim.Symbol;

/** What a newcomer reads before the claims. */
record Story(Settings settings) {
    List<Answer> answers() {
        var there = new Claims(settings).all().stream().map(Claim::id).collect(Collectors.toSet());
        return Stream.of(gain(), order())
                .filter(a -> there.containsAll(a.claims()))
                .toList();
    }

    private static Answer gain() {
        return Answer.to(
                "C3",
                Map.of(
                        REPRODUCED,
                        "A seer decoder that is distilled into the translator lowers its loss below that of plain teacher forcing.",
                        CONTRADICTED,
                        "A seer decoder that is distilled into the translator raises its loss above that of plain teacher forcing, or"
                                + " costs BLEU, at this size.",
                        INCONCLUSIVE,
                        "That a seer decoder makes a better translator than plain teacher forcing is not shown at this size: the"
                                + " difference is within noise.",
                        NOT_RUN,
                        "Whether a seer decoder makes a better translator has not been judged."));
    }

    private static Answer order() {
        return Answer.to(
                "C5",
                Map.of(
                        REPRODUCED,
                        "Distillation beats L2 between the decoders' states and an adversary, both in forms of ours.",
                        CONTRADICTED,
                        "Distillation is not the best transfer here: L2 between the decoders' states or an adversary, both in forms of"
                                + " ours, loses less.",
                        INCONCLUSIVE,
                        "Whether distillation, L2 between the decoders' states or an adversary transfers best is open: the differences are"
                                + " within noise, and the latter two are forms of ours.",
                        NOT_RUN,
                        "Whether distillation is a better transfer than L2 or an adversary has not been judged."));
    }

    static List<Symbol> symbols() {
        return List.of(
                new Symbol("plain", "transformer with teacher forcing, without a second decoder"),
                new Symbol("seer", "second decoder, in training alone, which sees the target words before and behind"),
                new Symbol("kd, l2, adv", "transfer by distillation, by L2 between states, by an adversary"),
                new Symbol("self, alpha1", "controls: second decoder without future; seer without transfer"),
                new Symbol("plain-ls", "control: plain with label smoothing 0.2"),
                new Symbol("oracle", "plain with the language's own probabilities, given past and future, as teacher"),
                new Symbol("α, κ", "share of the cross-entropy; strength of l2 and adv beside 1 - α"),
                new Symbol(
                        "nll, nll_cal",
                        "mean -ln p of a target token in nats, as it is and after calibration; less is better"),
                new Symbol("nll_syn", "the same among the synonyms of the right word alone; blind to smoothing"),
                new Symbol("regret", "nll_cal above what a perfect model with smoothing 0.1 comes to"),
                new Symbol("seer_nll, seer_cal", "nll and nll_cal of the second decoder, which sees the reference"),
                new Symbol("bayes_c, bayes_s", "least possible nll given the past, and given past and future"),
                new Symbol("leak", "largest change of the seer's state when the word that it is asked for changes"),
                new Symbol(
                        "bleu, bleu_w",
                        "BLEU-4 in percent with one reference; the same of words whatever the synonym"));
    }
}
