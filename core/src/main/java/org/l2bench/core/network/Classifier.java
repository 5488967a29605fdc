package org.l2bench.core.network;

import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** A network in two parts, so that a forward regulariser can act on the vector between them. */
public interface Classifier {
    /** The vector before the classifier: a batch, such as images [batch, channels, h, w], to [batch, features]. */
    Tensor features(Tensor input, Mode mode);

    /** [batch, features] to logits [batch, classes]. */
    Linear head();

    /** In a fixed order, names unique. */
    List<Parameter> parameters();

    Map<String, Tensor> buffers();
}
