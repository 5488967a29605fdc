package org.l2bench.core.network;

import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * An encoder and a decoder that mirrors it, a ReLU after every layer, also after the decoder's last: what it gives is not negative. It is
 * trained as one net ({@link #whole}), or layer by layer ({@link #stack}).
 *
 * @param encoder [batch, inputs] to [batch, latent]
 * @param decoder [batch, latent] to [batch, inputs]
 */
public record Autoencoder(FeedforwardNet encoder, FeedforwardNet decoder) {
    /**
     * With PyTorch's initial values. Layers are named {@code encoder1 ..} and {@code decoder1 ..}, in the order of a pass.
     *
     * @param hidden sizes of the encoder's layers, the latent one last
     */
    public static Autoencoder of(int inputs, List<Integer> hidden, InitialStreams streams) {
        return joined(stack(inputs, hidden, streams));
    }

    /**
     * One autoencoder for each layer of the encoder, each on the latent of the one before; names and initial values are those of {@link
     * #of}.
     */
    public static List<Autoencoder> stack(int inputs, List<Integer> hidden, InitialStreams streams) {
        int depth = hidden.size();
        return IntStream.range(0, depth)
                .mapToObj(i -> {
                    int in = i == 0 ? inputs : hidden.get(i - 1);
                    int out = hidden.get(i);
                    return new Autoencoder(
                            FeedforwardNet.layer("encoder" + (i + 1), in, out, true, streams),
                            FeedforwardNet.layer("decoder" + (depth - i), out, in, true, streams));
                })
                .toList();
    }

    /** The encoders one after the other, then the decoders the other way round; the layers are shared. */
    public static Autoencoder joined(List<Autoencoder> stack) {
        var first = stack.get(0);
        return stack.stream()
                .skip(1)
                .reduce(
                        first,
                        (outer, inner) ->
                                new Autoencoder(outer.encoder.then(inner.encoder), inner.decoder.then(outer.decoder)));
    }

    /** Encoder and decoder as one net. */
    public FeedforwardNet whole() {
        return encoder.then(decoder);
    }

    /** Mean over batch and features of the squared error. */
    public static Tensor squaredError(Tensor reconstruction, Tensor input) {
        return torch.mse_loss(reconstruction, input);
    }

    /** In evaluation, a number. */
    public double reconstructionError(Tensor input) {
        return squaredError(whole().forward(input, Mode.EVALUATION), input).item_double();
    }

    /**
     * What no reconstruction can fall below, for it is not negative: the mean of min(x, 0)^2.
     *
     * @param input [n, inputs]
     */
    public static double errorFloor(Tensor input) {
        return input.clamp_max(new Scalar(0.0)).square().mean().item_double();
    }
}
