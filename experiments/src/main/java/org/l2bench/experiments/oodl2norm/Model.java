package org.l2bench.experiments.oodl2norm;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.network.InitialStreams;
import org.l2bench.core.network.Mode;
import org.l2bench.core.network.ResidualNet;
import org.l2bench.core.regulariser.FeatureTransform;

/**
 * Encoder, the transform between features and classifier, classifier: z, u = transform(z), logits = scale W u + b.
 *
 * @param scale 1 in all main arms
 */
record Model(ResidualNet net, FeatureTransform transform, double scale, Compute compute) {
    private static final long EVALUATION_BATCH = 500;

    /** z [n, p], float64 on the CPU, before the transform; logits [n, classes], float32 on the CPU. */
    record Evaluation(Tensor features, Tensor logits) {}

    static Model of(
            Settings settings,
            int classes,
            FeatureTransform transform,
            double scale,
            InitialStreams streams,
            Compute compute) {
        return new Model(
                new ResidualNet(settings.net().spec(settings.input(), classes), streams), transform, scale, compute);
    }

    /** Logits [batch, classes] from inputs, in training mode. */
    Tensor logits(Tensor images) {
        return logits(transform.apply(net.features(images, Mode.TRAINING)), Mode.TRAINING);
    }

    private Tensor logits(Tensor features, Mode mode) {
        // scale W u + b = W (scale u) + b
        return net.head().forward(scale == 1 ? features : features.mul(new Scalar(scale)), mode);
    }

    /** Features and logits of many images, in evaluation mode. */
    Evaluation evaluate(Tensor images) {
        var features = new ArrayList<Tensor>();
        var logits = new ArrayList<Tensor>();
        try (var guard = new NoGradGuard()) {
            var encoder = net.evaluation();
            for (long start = 0; start < images.size(0); start += EVALUATION_BATCH) {
                long length = Math.min(EVALUATION_BATCH, images.size(0) - start);
                try (var scope = new PointerScope();
                        var cast = compute.precision().cast(compute.device())) {
                    var z = encoder.apply(images.narrow(0, start, length));
                    var output = logits(transform.apply(z), Mode.EVALUATION);
                    features.add(z.to(ScalarType.Double).cpu().retainReference());
                    logits.add(output.to(ScalarType.Float).cpu().retainReference());
                }
            }
            return new Evaluation(concatenated(features), concatenated(logits));
        }
    }

    private static Tensor concatenated(List<Tensor> parts) {
        var whole = torch.cat(new TensorVector(parts.toArray(Tensor[]::new)), 0);
        parts.forEach(Tensor::releaseReference);
        return whole;
    }
}
