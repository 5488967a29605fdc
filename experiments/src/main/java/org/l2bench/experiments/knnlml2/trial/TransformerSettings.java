package org.l2bench.experiments.knnlml2.trial;

import java.util.List;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.l2bench.core.network.TransformerSpec;
import org.l2bench.core.network.TransformerSpec.Positions;
import org.l2bench.core.setting.Problems;
import org.l2bench.core.setting.Range;
import org.l2bench.core.setting.Setting;

/** The language model. */
public record TransformerSettings(
        @Setting("blocks, each an attention and a feed-forward net") @Range(least = 1, most = 1000)
        int layers,

        @Setting("of the model; even and a multiple of heads") @Range(least = 2, most = TransformerSettings.MOST_WIDE)
        int width,

        @Setting("of the attention") @Range(least = 1, most = TransformerSettings.MOST_WIDE)
        int heads,

        @Setting("width of the feed-forward nets") @Range(least = 1, most = TransformerSettings.MOST_WIDE)
        int feedForward,

        @Setting("tokens of a training window, and of a window of keys")
        @Range(least = 2, most = TransformerSettings.MOST_CONTEXT)
        int context,

        @Setting("of embeddings and residual branches") @Range(least = 0, most = TransformerSettings.MOST_DROPPED)
        double dropout,

        @Setting("of the attention's weights") @Range(least = 0, most = TransformerSettings.MOST_DROPPED)
        double attentionDropout,

        @Setting("behind the rectifiers of the feed-forward nets")
        @Range(least = 0, most = TransformerSettings.MOST_DROPPED)
        double reluDropout,

        @Setting("how positions enter") Positions positions,

        @Setting("of the adaptive softmax; empty for a full one")
        List<Integer> cutoffs,

        @Setting("of the adaptive softmax") @Range(least = 0, most = TransformerSettings.MOST_DROPPED)
        double adaptiveDropout) {

    static final int MOST_WIDE = 1_000_000;
    static final int MOST_CONTEXT = 1_000_000;
    static final double MOST_DROPPED = 0.999;

    public TransformerSettings {
        cutoffs = List.copyOf(cutoffs);
        new Problems()
                .require(
                        heads >= 1 && width % heads == 0 && width % 2 == 0,
                        "width must be even and a multiple of heads (%s), was %s",
                        heads,
                        width)
                .require(
                        cutoffs.stream().sorted().distinct().toList().equals(cutoffs)
                                && cutoffs.stream().allMatch(n -> n >= 1),
                        "cutoffs must be ascending and >= 1, was %s",
                        cutoffs)
                .throwIfAny();
    }

    TransformerSpec spec(int words) {
        return new TransformerSpec(
                words,
                context,
                layers,
                width,
                heads,
                feedForward,
                dropout,
                attentionDropout,
                reluDropout,
                positions,
                cutoffs,
                adaptiveDropout,
                ScalarType.Float);
    }
}
