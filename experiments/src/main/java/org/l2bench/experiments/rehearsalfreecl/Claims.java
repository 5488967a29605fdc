package org.l2bench.experiments.rehearsalfreecl;

import static org.l2bench.experiments.rehearsalfreecl.Rules.A;
import static org.l2bench.experiments.rehearsalfreecl.Rules.FG;
import static org.l2bench.experiments.rehearsalfreecl.Rules.SEEDS;
import static org.l2bench.experiments.rehearsalfreecl.Rules.claim;
import static org.l2bench.experiments.rehearsalfreecl.Rules.contrast;
import static org.l2bench.experiments.rehearsalfreecl.Rules.paired;
import static org.l2bench.experiments.rehearsalfreecl.Rules.sanity;

import java.util.ArrayList;
import java.util.List;
import org.l2bench.core.claim.Caveat;
import org.l2bench.core.claim.Claim;
import org.l2bench.core.claim.Requirement.OfSettings;

/** The claims of the sheet, C1 to C14: those of either start, and those that are about neither alone. */
record Claims(Settings settings) {
    List<Claim> all() {
        var claims = new ArrayList<Claim>();
        if (compareStarts()) {
            claims.addAll(new RandomClaims(settings).all());
            claims.addAll(new PretrainedClaims(settings).all());
        }
        if (settings.training().tasks() > 1) {
            claims.add(transformer());
            claims.add(anchoredBeatsFrozen());
        }
        claims.add(sane());
        return claims;
    }

    /** C13 weakens what the pre-trained start shows of L2. */
    List<Caveat> caveats() {
        var text =
                "From the pre-trained start L2 is not shown to beat an encoder that is not trained at all (C13): it may only keep"
                        + " a good encoder where it is.";
        return compareStarts() ? List.of(new Caveat("C7", "C13", text)) : List.of();
    }

    /** With only some weights tuned there is no random start; with one task, nothing to forget. */
    private boolean compareStarts() {
        return settings.net().tuned() == Net.Tuned.ALL && settings.training().tasks() > 1;
    }

    private Claim transformer() {
        boolean vit = settings.net().tuned() == Net.Tuned.QKV;
        var claim = claim(
                        settings,
                        "C11",
                        "ViT-B/16 on ImageNet-R, only QKV tuned: L2 beats EWC (and prompting, which is not run here); EWC forgets least",
                        paired(
                                0,
                                contrast("A, l2 - ewc", A, "P-predkd+l2", "P-predkd+ewc"),
                                contrast("F^G, l2 - ewc", FG, "P-predkd+l2", "P-predkd+ewc")))
                .paperFigure("A of L2 76.06, of CODA-P 75.45, of DualPrompt 71.32; forgetting of EWC 1.55")
                .weightOfNull("not judged in quick and middle")
                .needs(new OfSettings(vit, "it is about a ViT on ImageNet-R; this preset has neither"));
        return vit ? claim : claim.control();
    }

    private Claim anchoredBeatsFrozen() {
        return claim(
                        settings,
                        "C13",
                        "Anchoring the encoder beats not training it at all",
                        paired(0, contrast("", A, "P-predkd+l2", "P-predkd+freeze")))
                .weightOfNull("if not supported, it weakens C6")
                .control();
    }

    private Claim sane() {
        return Claim.of(
                        "C14",
                        "The stream is neither easy nor broken: with distilled predictions accuracy lies more than 5 points below"
                                + " the upper bound and above naive",
                        sanity(settings))
                .seeds(SEEDS)
                .weightOfNull("if it does not hold, no other claim is judged")
                .control();
    }
}
