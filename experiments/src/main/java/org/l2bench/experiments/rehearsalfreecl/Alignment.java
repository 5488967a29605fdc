package org.l2bench.experiments.rehearsalfreecl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.l2bench.core.metric.KernelAlignment;
import org.l2bench.core.network.LayeredClassifier;

/**
 * How far representations of the first task's test images have drifted since that task: CKA at each depth against the network as it
 * was after the first task. Of the logits, those of the first task's classes.
 *
 * @param reference centred kernels after the first task, by depth
 */
record Alignment(
        LayeredClassifier network,
        Tensor images,
        int firstClasses,
        List<String> depths,
        Map<String, Tensor> reference) {
    /** Relative to the median distance; the factor is that of the authors' code, the median our choice. */
    private static final double BANDWIDTH = 0.5;

    /** @param depths of the network, the logits last */
    static Alignment of(LayeredClassifier network, Tensor images, int firstClasses, List<String> depths) {
        var reference = new LinkedHashMap<String, Tensor>();
        long m = images.size(0);
        depths.forEach(d ->
                reference.put("kernel." + d, torch.zeros(new long[] {m, m}, new TensorOptions(ScalarType.Double))));
        return new Alignment(network, images, firstClasses, depths, reference);
    }

    /** CKA after a task, by depth; after the first one the network becomes the reference. */
    Map<String, Double> after(int task) {
        var alignments = new LinkedHashMap<String, Double>();
        try (var scope = new PointerScope()) {
            var kernels = kernels();
            for (int d = 0; d < depths.size(); d++) {
                var kept = reference.get("kernel." + depths.get(d));
                if (task == 0) {
                    kept.copy_(kernels.get(d));
                }
                alignments.put(depths.get(d), KernelAlignment.of(kept, kernels.get(d)));
            }
        }
        return alignments;
    }

    private List<Tensor> kernels() {
        var kernels = new ArrayList<Tensor>();
        var activations = new Evaluation(network).activations(images);
        for (int d = 0; d < depths.size(); d++) {
            boolean logits = d == depths.size() - 1;
            var activation = logits ? activations.get(d).narrow(1, 0, firstClasses) : activations.get(d);
            kernels.add(KernelAlignment.centredGaussian(
                    activation.cpu().to(ScalarType.Double).contiguous(), BANDWIDTH));
        }
        return kernels;
    }
}
