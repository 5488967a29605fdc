package org.l2bench.experiments.cnnregularity;

import static org.l2bench.core.claim.Answer.When.CONTRADICTED;
import static org.l2bench.core.claim.Answer.When.INCONCLUSIVE;
import static org.l2bench.core.claim.Answer.When.NOT_RUN;
import static org.l2bench.core.claim.Answer.When.REPRODUCED;

import java.util.List;
import java.util.Map;
import org.l2bench.core.claim.Answer;
import org.l2bench.core.claim.Symbol;

/** What a newcomer reads before the claims: the answers on kernels and on a net, and the letters in words. */
final class Story {
    private Story() {}

    static List<Answer> answers() {
        return List.of(
                new Answer(
                        List.of("C1", "C2", "C3"),
                        Map.of(
                                REPRODUCED,
                                "Kernels whose L2 norm is bounded make every edge continuous as the resolution grows, and kernels"
                                        + " whose L1 norm is bounded do not; the theory has no batch norm.",
                                CONTRADICTED,
                                "Kernels of bounded L2 or L1 norm do not treat an edge as the theory says; the theory has no batch"
                                        + " norm.",
                                INCONCLUSIVE,
                                "Whether kernels of bounded L2 norm make every edge continuous is not decided here; the theory has"
                                        + " no batch norm.",
                                NOT_RUN,
                                "Whether kernels of bounded L2 norm make every edge continuous has not been judged; the theory has"
                                        + " no batch norm.")),
                Answer.to(
                        "C4",
                        Map.of(
                                REPRODUCED,
                                "A trained U-Net without batch norm leaves less steep edges the stronger its L2.",
                                CONTRADICTED,
                                "A trained U-Net without batch norm does not leave less steep edges with stronger L2.",
                                INCONCLUSIVE,
                                "That a trained U-Net without batch norm leaves less steep edges with stronger L2 is not shown"
                                        + " here.",
                                NOT_RUN,
                                "Whether L2 blurs the edges of a trained U-Net has not been judged.")));
    }

    static List<Symbol> symbols() {
        return List.of(
                new Symbol(
                        "ρ",
                        "edge slope ratio: how steep isolated edges of the output are beside those of the target; 1 is as sharp, 1/m is"
                                + " spread evenly over m pixels"),
                new Symbol("s", "resolution factor: images and kernels have s times as many pixels in a row"),
                new Symbol("N, h", "pixels in a row, and the side of one: h = 1/N"),
                new Symbol(
                        "k, ‖k‖₂",
                        "a kernel, and its L2 norm as a continuous one, the root of the sum of its squares times h"),
                new Symbol("jump", "largest difference of two neighbouring pixels"),
                new Symbol("kink", "largest change of the slope from one pixel to the next"),
                new Symbol("slope", "of the logarithm of a jump or kink over that of N; 0 stays, negative vanishes"),
                new Symbol("reg", "strength of L2: reg/s² times every parameter is added to its gradient"),
                new Symbol(
                        "M", "strength of L1: M/s² times the sum of the kernels' absolute values is added to the loss"),
                new Symbol(
                        "nobn, bn", "nets without batch norm, on which the theory is judged, and with it, as released"),
                new Symbol("dip", "deep image prior: a net with a fixed random input is fitted to one noisy image"),
                new Symbol("flat RMSE", "what noise is left in pixels around which nothing changes; smaller is better"),
                new Symbol(
                        "rho.crossing",
                        "ρ of the net without penalty where its training error first is as small as that of the arm at its end"),
                new Symbol(
                        "gauss/…",
                        "the Gaussian filter that leaves as much noise in flat pixels as the arm behind the stroke"));
    }
}
