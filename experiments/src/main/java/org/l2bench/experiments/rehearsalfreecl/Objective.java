package org.l2bench.experiments.rehearsalfreecl;

import java.util.Optional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.l2bench.core.network.LayeredClassifier;
import org.l2bench.core.network.Mode;
import org.l2bench.core.regulariser.Distillation;
import org.l2bench.experiments.rehearsalfreecl.Method.Loss;

/**
 * What is minimised in one task, but for penalties on parameters. O are the classes of earlier tasks, T those of this one; classes of
 * later tasks have no part in it.
 *
 * <ul>
 *   <li>BCE: 5 * mean over batch and T; with distillation over O and T, the targets of O being the teacher's sigmoids, whatever the
 *       label;
 *   <li>softmax: cross entropy over O and T; with distillation + cross entropy to the teacher's softmax over O at temperature 2;
 *   <li>feature distillation adds mu * mean (f - f_teacher)^2.
 * </ul>
 *
 * @param start of T
 * @param end of T
 * @param features strength of the feature distillation; empty for none
 */
record Objective(Method method, int start, int end, Optional<Distillation.Features> features) {
    private static final double BCE_FACTOR = 5;
    private static final Distillation.SigmoidTargets SIGMOIDS = new Distillation.SigmoidTargets();
    private static final Distillation.SoftenedLogits SOFTENED = new Distillation.SoftenedLogits(2, 1);

    /** What a network says of a batch: features [batch, p] and logits [batch, classes]. */
    record Said(Tensor features, Tensor logits) {
        static Said by(LayeredClassifier network, Tensor images, Mode mode) {
            var features = network.features(images, mode);
            return new Said(features, network.head().forward(features, mode));
        }

        /** Some of the samples. */
        Said at(Tensor indices) {
            return new Said(features.index_select(0, indices), logits.index_select(0, indices));
        }
    }

    /** How predictions are distilled in an arm, if they are. */
    static Optional<Distillation> distillation(Method method) {
        if (!method.distils()) {
            return Optional.empty();
        }
        return Optional.of(method.loss() == Loss.BCE ? SIGMOIDS : SOFTENED);
    }

    /**
     * The class loss with what is distilled of predictions; a scalar.
     *
     * @param labels [batch], int64 in T
     * @param teacher empty if nothing is distilled
     */
    Tensor classLoss(Said student, Tensor labels, Optional<Said> teacher) {
        boolean distils = method.distils() && start > 0;
        if (method.loss() == Loss.SOFTMAX) {
            var crossEntropy = torch.cross_entropy_loss(student.logits().narrow(1, 0, end), labels);
            return distils
                    ? crossEntropy.add(SOFTENED.term(
                            student.logits().narrow(1, 0, start),
                            teacher.orElseThrow().logits().narrow(1, 0, start)))
                    : crossEntropy;
        }
        var current = oneHot(labels, start, end);
        if (!distils) {
            return bce(student.logits().narrow(1, start, end - start), current);
        }
        var old = teacher.orElseThrow().logits().narrow(1, 0, start);
        return bce(student.logits().narrow(1, 0, end), SIGMOIDS.targets(old, current));
    }

    private static Tensor bce(Tensor logits, Tensor targets) {
        return torch.binary_cross_entropy_with_logits(logits, targets).mul(new Scalar(BCE_FACTOR));
    }

    /** The term of the feature distillation; empty if there is none. */
    Optional<Tensor> featureTerm(Said student, Optional<Said> teacher) {
        return features.map(
                f -> f.term(student.features(), teacher.orElseThrow().features()));
    }

    /** All together. */
    Tensor loss(Said student, Tensor labels, Optional<Said> teacher) {
        var loss = classLoss(student, labels, teacher);
        return featureTerm(student, teacher).map(loss::add).orElse(loss);
    }

    /** The loss whose gradients make the Fisher information: mean BCE over batch and T, without the factor. */
    static Tensor fisherLoss(Said student, Tensor labels, int start, int end) {
        return torch.binary_cross_entropy_with_logits(
                student.logits().narrow(1, start, end - start), oneHot(labels, start, end));
    }

    /** float32 [batch, end - start]. */
    private static Tensor oneHot(Tensor labels, int start, int end) {
        return torch.one_hot(labels.sub(new Scalar((long) start)), end - start).to(ScalarType.Float);
    }
}
