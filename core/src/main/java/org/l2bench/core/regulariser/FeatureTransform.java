package org.l2bench.core.regulariser;

import org.bytedeco.pytorch.Tensor;

/** Acts in the forward pass: changes the function between features and classifier, in training and in evaluation alike. */
public non-sealed interface FeatureTransform extends Regulariser {
    /** Features [batch, p] to features [batch, p]; differentiable. */
    Tensor apply(Tensor features);

    /** Leaves the features as they are. */
    record None() implements FeatureTransform {
        @Override
        public Tensor apply(Tensor features) {
            return features;
        }

        @Override
        public String describe() {
            return "features as they are";
        }
    }
}
