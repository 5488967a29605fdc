package org.l2bench.core.regulariser;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * u = z / max(|z|_2, 1e-12), row by row, without scale, temperature or margin; dL/dz = (g - (u.g) u) / |z| with g = dL/du,
 * orthogonal to z (Haas et al. 2023). z = 0 gives u = 0.
 */
public record L2NormalisedFeatures() implements FeatureTransform {
    private static final double SMALLEST_NORM = 1e-12;

    @Override
    public Tensor apply(Tensor features) {
        var norms = torch.linalg_vector_norm(features, new Scalar(2.0), new long[] {1}, true, null); // [batch, 1]
        return features.div(norms.clamp_min(new Scalar(SMALLEST_NORM)));
    }

    @Override
    public String describe() {
        return "features divided by their L2 norm, in training and in evaluation";
    }
}
