package org.l2bench.experiments.seerforcing;

import java.util.List;
import java.util.stream.Stream;
import org.l2bench.core.experiment.MemoryNeed;
import org.l2bench.core.setting.Binding;
import org.l2bench.core.translation.StyleLanguage;

/** What a worker must hold of a trial. */
record Memory(Settings settings) {
    /** Weights, gradients, two moments and the kept checkpoint. */
    private static final int COPIES = 5;

    /** Matrices of width x width in a decoder layer: two attentions. */
    private static final int ATTENTIONS = 8;

    /** Numbers of a batch's words that stay for the gradient: logits and softmax. */
    private static final int KEPT = 2;

    List<MemoryNeed> ofLanguage() {
        double tokens =
                (double) settings.training().batch() * Math.min(settings.data().longest(), StyleLanguage.LONGEST);
        return needs(
                tokens,
                StyleLanguage.TARGET_VOCABULARY,
                StyleLanguage.LONGEST,
                List.of("training.batch"),
                List.of("data.pairs"));
    }

    /** The vocabulary has at least the joins, or the signs alone. */
    List<MemoryNeed> ofText() {
        return needs(settings.training().tokens(), 1, 1, List.of("training.tokens"), List.of("data.name"));
    }

    private List<MemoryNeed> needs(
            double tokens, double words, double length, List<String> keysOfTokens, List<String> keysOfPairs) {
        var net = settings.net();
        var data = settings.data();
        double width = net.width();
        double layer = ATTENTIONS / 2.0 * width * width + 2 * width * net.feedForward();
        double layers = (double) net.encoderLayers() + net.decoderLayers();
        double pairs = (double) data.most() + data.validation() + data.test();
        return List.of(
                need(
                        "weights, gradients, moments and the checkpoint",
                        Float.BYTES * COPIES * layers * layer,
                        List.of("net.width", "net.feedForward", "net.encoderLayers", "net.decoderLayers")),
                need(
                        "what a batch leaves behind for the gradient",
                        Float.BYTES * tokens * (layers * (4 * width + net.feedForward()) + KEPT * words),
                        Stream.concat(keysOfTokens.stream(), Stream.of("net.width", "net.feedForward"))
                                .toList()),
                need(
                        "sentence pairs",
                        Long.BYTES * pairs * 2 * length,
                        Stream.concat(keysOfPairs.stream(), Stream.of("data.sizes", "data.test", "data.validation"))
                                .toList()),
                need(
                        "sines and cosines of places",
                        Float.BYTES * width * data.longest(),
                        List.of("data.longest", "net.width")));
    }

    private MemoryNeed need(String what, double bytes, List<String> growsWith) {
        var typed = growsWith.stream().map(key -> key + "=" + Binding.shown(settings, key));
        return new MemoryNeed(what, bytes, typed.toList());
    }
}
