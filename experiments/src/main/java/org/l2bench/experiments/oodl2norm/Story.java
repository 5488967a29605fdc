package org.l2bench.experiments.oodl2norm;

import static org.l2bench.core.claim.Answer.When.CONTRADICTED;
import static org.l2bench.core.claim.Answer.When.INCONCLUSIVE;
import static org.l2bench.core.claim.Answer.When.NOT_RUN;
import static org.l2bench.core.claim.Answer.When.REPRODUCED;

import java.util.List;
import java.util.Map;
import org.l2bench.core.claim.Answer;
import org.l2bench.core.claim.Symbol;

/** What a newcomer reads before the claims: the answers to C1 and C6, and the letters in words. */
record Story(Settings settings) {
    List<Answer> answers() {
        return List.of(detection(), collapse());
    }

    private Answer detection() {
        var brief = settings.length().shortEpochs() + " epochs with L2-normalised features";
        var lasting = settings.length().longEpochs() + " epochs without";
        return Answer.to(
                "C1",
                Map.of(
                        REPRODUCED,
                        brief + " detect unfamiliar images at least as well as " + lasting
                                + ", to within one point of AUROC on every set.",
                        CONTRADICTED,
                        brief + " detect unfamiliar images worse than " + lasting
                                + ", by more than one point of AUROC on some set.",
                        INCONCLUSIVE,
                        "These seeds cannot tell whether " + brief + " detect unfamiliar images as well as " + lasting
                                + ", to within one point of AUROC on every set.",
                        NOT_RUN,
                        "Whether " + brief + " detect unfamiliar images as well as " + lasting
                                + " has not been judged."));
    }

    private static Answer collapse() {
        return Answer.to(
                "C6",
                Map.of(
                        REPRODUCED,
                        "The normalisation does bring neural collapse earlier: the features of a class gather at their mean in"
                                + " fewer epochs.",
                        CONTRADICTED,
                        "The normalisation does not bring neural collapse earlier: at some of the epochs compared, the features of"
                                + " a class are gathered less.",
                        INCONCLUSIVE,
                        "That the normalisation brings neural collapse earlier is not shown at every epoch compared.",
                        NOT_RUN,
                        "Whether the normalisation brings neural collapse earlier has not been judged."));
    }

    List<Symbol> symbols() {
        return List.of(
                new Symbol(
                        "ID, OoD",
                        "in distribution: images of the trained classes; out of distribution: images of others"),
                new Symbol("near, far", "OoD images that resemble the trained ones, and such that do not"),
                new Symbol(
                        "@s, @l",
                        "short and long training: " + settings.length().shortEpochs() + " and "
                                + settings.length().longEpochs() + " epochs"),
                new Symbol("z", "an image's feature, the vector before the classifier; |z| is its L2 norm"),
                new Symbol(
                        "G",
                        "how well one Gaussian density per class tells ID from OoD images: AUROC in percent, 50 is chance, 100"
                                + " perfect"),
                new Symbol("S", "the same with the entropy of the softmax as the score"),
                new Symbol("N", "the same with the norm |z| as the score"),
                new Symbol(
                        "NC1",
                        "spread of the features within classes against the spread of the class means: smaller is more"
                                + " collapsed, 0 is complete; ln is the natural logarithm"),
                new Symbol("NC1n", "NC1 of the features' directions z/|z|, whatever their lengths"),
                new Symbol("accuracy", "percent of the ID test images that get the right class"),
                new Symbol("jitter", "what is added to a class's covariance so that it can be inverted"));
    }
}
