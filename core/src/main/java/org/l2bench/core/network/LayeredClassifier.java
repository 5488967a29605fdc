package org.l2bench.core.network;

import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** A classifier whose activations on the way to the features can be looked at. */
public interface LayeredClassifier extends Classifier {
    /** The name of the last depth, {@link Classifier#features}. */
    String FEATURE = "feature";

    /** Names of the activations, from the input on; the last one is {@link #FEATURE}. */
    List<String> depths();

    /** In the order of the depths, [batch, numbers] each. */
    List<Tensor> activations(Tensor input, Mode mode);
}
