package org.l2bench.core.dpsgd;

import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.l2bench.core.engine.Handles;
import org.l2bench.core.network.Dropout;
import org.l2bench.core.network.Parameter;

/**
 * y = x W^T + b: [batch, in] to [batch, out]. The gradient of a record is the outer product of delta, the gradient at y, and (x, 1),
 * so that its squared norm is |delta|^2 (|x|^2 + 1) and needs no gradient (Goodfellow 2015, arXiv 1510.01799).
 *
 * @param weight [out, in]
 * @param bias [out]
 */
public record Dense(Parameter weight, Parameter bias) implements RecordwiseLayer {
    private static final long[] ROW = {1};

    @Override
    public List<Parameter> parameters() {
        return List.of(weight, bias);
    }

    @Override
    public Trace forward(Tensor input, Dropout dropout) {
        return new Pass(
                this, input, torch.addmm(bias.tensor(), input, weight.tensor().t()));
    }

    private record Pass(Dense layer, Tensor input, Tensor output) implements Trace {
        @Override
        public Tensor back(Tensor gradient) {
            return gradient.mm(layer.weight.tensor());
        }

        @Override
        public void addSquaredNorms(Tensor gradient, Tensor squares) {
            squares.addcmul_(squared(gradient), squared(input).add_(new Scalar(1.0)));
        }

        /** [batch]. */
        private static Tensor squared(Tensor rows) {
            return rows.square().sum(ROW);
        }

        @Override
        public void addGradients(Tensor gradient) {
            Handles.gradient(layer.weight.tensor()).addmm_(gradient.t(), input);
            Handles.gradient(layer.bias.tensor()).add_(gradient.sum(0));
        }
    }
}
