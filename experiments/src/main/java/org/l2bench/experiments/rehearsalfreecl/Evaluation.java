package org.l2bench.experiments.rehearsalfreecl;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.l2bench.core.network.LayeredClassifier;
import org.l2bench.core.network.Mode;
import org.l2bench.experiments.rehearsalfreecl.Objective.Said;

/** What a network says of many images, in evaluation mode, without gradients, in float32. */
record Evaluation(LayeredClassifier network) {
    private static final long BATCH = 500;

    /** [n, classes]. */
    Tensor logits(Tensor images) {
        return outputs(images).logits();
    }

    /** Features and logits of all images. */
    Said outputs(Tensor images) {
        var both = inBatches(images, batch -> {
            var said = Said.by(network, batch, Mode.EVALUATION);
            return List.of(said.features(), said.logits());
        });
        return new Said(both.get(0), both.get(1));
    }

    /** At every depth of the network, and the logits, [n, numbers] each. */
    List<Tensor> activations(Tensor images) {
        return inBatches(images, batch -> {
            var activations = new ArrayList<>(network.activations(batch, Mode.EVALUATION));
            activations.add(network.head().forward(activations.get(activations.size() - 1), Mode.EVALUATION));
            return activations;
        });
    }

    private static List<Tensor> inBatches(Tensor images, Function<Tensor, List<Tensor>> forward) {
        var parts = new ArrayList<List<Tensor>>();
        try (var guard = new NoGradGuard()) {
            for (long start = 0; start < images.size(0); start += BATCH) {
                try (var scope = new PointerScope()) {
                    var batch = images.narrow(0, start, Math.min(BATCH, images.size(0) - start));
                    parts.add(forward.apply(batch).stream()
                            .map(t -> t.<Tensor>retainReference())
                            .toList());
                }
            }
            var whole = new ArrayList<Tensor>();
            for (int i = 0; i < parts.get(0).size(); i++) {
                int column = i;
                var pieces = parts.stream().map(p -> p.get(column)).toArray(Tensor[]::new);
                whole.add(torch.cat(new TensorVector(pieces), 0));
                for (var part : pieces) {
                    part.releaseReference();
                }
            }
            return whole;
        }
    }
}
