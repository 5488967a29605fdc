package org.l2bench.core.regulariser;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Acts in the objective: keeps what a network says close to what a frozen teacher says of the same inputs. Covers no
 * parameter, and so all of them.
 */
public sealed interface Distillation extends Regulariser {
    /**
     * Prediction distillation by targets: in a binary cross-entropy over old and new classes, the targets of the old ones are the
     * teacher's sigmoids, whatever the label (LwF.MC; Rebuffi et al. 2017).
     */
    record SigmoidTargets() implements Distillation {
        /**
         * The targets of the binary cross-entropy.
         *
         * @param teacher logits of the old classes, [batch, old]
         * @param labels one-hot over the new classes, [batch, new]
         * @return [batch, old + new]
         */
        public Tensor targets(Tensor teacher, Tensor labels) {
            return torch.cat(new TensorVector(teacher.sigmoid(), labels), 1);
        }

        @Override
        public String describe() {
            return "prediction distillation: the teacher's sigmoids are the targets of the old classes";
        }
    }

    /**
     * Prediction distillation by softened softmax (Li and Hoiem 2016): weight * mean_b sum_c -q_c ln p_c with q, p the softmax of
     * the teacher's and the student's logits over T, <em>not</em> multiplied by T^2.
     *
     * @param temperature T
     */
    record SoftenedLogits(double temperature, double weight) implements Distillation {
        /** Logits of the old classes, [batch, old] each, to a scalar. */
        public Tensor term(Tensor student, Tensor teacher) {
            var divisor = new Scalar(temperature);
            var q = torch.softmax(teacher.div(divisor), 1);
            var crossEntropies =
                    q.mul(torch.log_softmax(student.div(divisor), 1)).sum(1).neg();
            return crossEntropies.mean().mul(new Scalar(weight));
        }

        @Override
        public String describe() {
            return "prediction distillation: " + weight + " * cross entropy to the teacher's softmax at temperature "
                    + temperature;
        }
    }

    /** Feature distillation: weight * <em>mean</em> over batch and features of (f - f_teacher)^2. */
    record Features(double weight) implements Distillation {
        /** Features [batch, p] each, to a scalar. */
        public Tensor term(Tensor student, Tensor teacher) {
            return torch.mse_loss(student, teacher).mul(new Scalar(weight));
        }

        @Override
        public String describe() {
            return "feature distillation: " + weight + " * mean squared distance to the teacher's features";
        }
    }
}
