package org.l2bench.experiments.seerforcing;

import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.l2bench.core.network.PaddedTokens;
import org.l2bench.core.regulariser.Distillation;
import org.l2bench.core.train.AdversarialTransfer;
import org.l2bench.core.train.LabelSmoothing;

/**
 * The loss of a step: alpha * cross-entropy of the conventional decoder + cross-entropy of the second one + transfer, each the mean
 * over target words. No transfer sends a gradient to the teacher.
 */
final class Objective {
    private final Net net;
    private final Treatment treatment;
    private final LabelSmoothing smoothing;
    private final double weight;
    private final Distillation.SoftenedLogits distillation;
    private final Distillation.Features features;
    private final Optional<AdversarialTransfer> adversary;

    /**
     * The three terms.
     *
     * @param own alpha * cross-entropy of the conventional decoder
     * @param seer cross-entropy of the second decoder
     */
    record Terms(Tensor own, Optional<Tensor> seer, Optional<Tensor> transfer) {
        Tensor sum() {
            var withSeer = seer.map(own::add).orElse(own);
            return transfer.map(withSeer::add).orElse(withSeer);
        }
    }

    /** @param steps of the whole run */
    Objective(Net net, Treatment treatment, long steps) {
        this.net = net;
        this.treatment = treatment;
        this.smoothing = new LabelSmoothing(treatment.smoothing());
        this.weight = (1 - treatment.alpha()) * treatment.kappa();
        this.distillation = new Distillation.SoftenedLogits(1, weight);
        this.features = new Distillation.Features(weight);
        this.adversary = net.discriminator().map(d -> new AdversarialTransfer(d, weight, steps));
    }

    /** @param teacher what an oracle says of the batch, [batch, time, words], if it is asked */
    Terms of(Net.Pass pass, Optional<Tensor> teacher, long step) {
        var student = net.model().logits(pass.states());
        var seer = pass.seerStates().map(net.model()::logits);
        return new Terms(
                smoothing.loss(student, pass.words()).mul(new Scalar(treatment.alpha())),
                seer.map(logits -> smoothing.loss(logits, pass.words())),
                transfer(pass, student, seer, teacher, step));
    }

    private Optional<Tensor> transfer(
            Net.Pass pass, Tensor student, Optional<Tensor> seer, Optional<Tensor> teacher, long step) {
        return switch (treatment.transfer()) {
            case NONE -> Optional.empty();
            case DISTILLATION -> seer.map(logits -> distillation.term(student, logits.detach()));
            case L2 -> pass.seerStates().map(states -> features.term(pass.states(), states.detach()));
            case ADVERSARIAL ->
                pass.seerStates().map(states -> adversary.orElseThrow().term(pass.states(), states, step));
            case ORACLE ->
                teacher.map(said -> smoothing
                        .loss(student, PaddedTokens.at(pass.places(), said))
                        .mul(new Scalar(weight)));
        };
    }

    /** The mean probability that states are the second decoder's, by the discriminator. */
    Optional<Double> judged(Tensor states) {
        return net.discriminator()
                .map(d -> d.logits(states.detach()).sigmoid().mean().item_double());
    }

    /** What the transfer does, one line for the record; none without one. */
    List<String> describe() {
        return switch (treatment.transfer()) {
            case NONE -> List.of();
            case DISTILLATION -> List.of(distillation.describe());
            case L2 -> List.of(features.describe() + ": the second decoder's last states");
            case ADVERSARIAL -> List.of(adversary.orElseThrow().describe());
            case ORACLE -> List.of("cross-entropy to the language's own probabilities * " + weight);
        };
    }
}
