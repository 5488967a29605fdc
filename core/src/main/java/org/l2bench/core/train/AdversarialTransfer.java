package org.l2bench.core.train;

import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.l2bench.core.network.Discriminator;
import org.l2bench.core.network.GradientReversal;
import org.l2bench.core.network.Parameter;

/**
 * Makes a student's states look like a teacher's to a discriminator D that learns beside it (Ganin and Lempitsky 2015): kappa_t (BCE(D(R(h)),
 * 0) + BCE(D(h_teacher), 1)), each the mean over rows, with R the gradient's reversal, so that the student learns what D cannot tell, and
 * no gradient to the teacher. kappa_t = kappa (2 / (1 + exp(-10 t / T)) - 1) at step t of T: D learns before it counts.
 *
 * @param kappa at least 0
 * @param steps T
 */
public record AdversarialTransfer(Discriminator discriminator, double kappa, long steps) {
    private static final double STEEPNESS = 10;
    private static final long MEAN = 1;

    public AdversarialTransfer {
        if (!(kappa >= 0 && Double.isFinite(kappa)) || steps < 1) {
            throw new IllegalArgumentException(
                    "kappa must be finite and >= 0 and steps >= 1, were " + kappa + " and " + steps);
        }
    }

    /** kappa_t, 0 at step 0. */
    public double strength(long step) {
        return kappa * (2 / (1 + Math.exp(-STEEPNESS * step / steps)) - 1);
    }

    /**
     * The term of a step, counted from 0.
     *
     * @param student states [n, width]
     * @param teacher states [n, width]
     */
    public Tensor term(Tensor student, Tensor teacher, long step) {
        var ofStudent = discriminator.logits(GradientReversal.of(student));
        var ofTeacher = discriminator.logits(teacher.detach());
        return crossEntropy(ofStudent, torch.zeros_like(ofStudent))
                .add(crossEntropy(ofTeacher, torch.ones_like(ofTeacher)))
                .mul(new Scalar(strength(step)));
    }

    private static Tensor crossEntropy(Tensor logits, Tensor labels) {
        return torch.binary_cross_entropy_with_logits(logits, labels, new TensorOptional(), new TensorOptional(), MEAN);
    }

    /** What it learns itself. */
    public List<Parameter> parameters() {
        return discriminator.parameters();
    }

    /** Name and strength, for the record. */
    public String describe() {
        return "adversarial transfer, kappa " + kappa + " from 0 on over " + steps
                + " steps, in the objective; covers no parameter itself, reaches those below the states by its gradient";
    }
}
