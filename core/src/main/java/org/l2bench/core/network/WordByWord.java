package org.l2bench.core.network;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.l2bench.core.translation.Continuation;

/**
 * Decodes an {@link EncoderDecoder}'s sentences one word after the other: keys and values of the words so far are kept, and the source's
 * are made once for each sentence, whatever the number of its hypotheses.
 */
public final class WordByWord implements Continuation {
    private final EncoderDecoder model;
    private final List<DecoderBlock> blocks;
    private final List<CrossAttention.Seen> seen = new ArrayList<>();
    private final List<SelfAttention.Cache> caches = new ArrayList<>();
    private long place;

    WordByWord(EncoderDecoder model, List<DecoderBlock> blocks, Memory memory) {
        this.model = model;
        this.blocks = blocks;
        try (var guard = new NoGradGuard()) {
            blocks.forEach(block -> seen.add(kept(block.cross().seen(memory))));
        }
    }

    @Override
    public Tensor start(Tensor tokens) {
        if (place > 0) {
            throw new IllegalStateException("these sentences are decoded already");
        }
        return next(tokens);
    }

    @Override
    public Tensor next(Tensor tokens, Tensor origins, Tensor sentences) {
        try (var guard = new NoGradGuard()) {
            for (int i = 0; i < blocks.size(); i++) {
                var old = caches.get(i);
                caches.set(
                        i,
                        kept(new SelfAttention.Cache(
                                old.keys().index_select(0, origins),
                                old.values().index_select(0, origins))));
                free(old);
                if (sentences.size(0) < seen.get(i).keys().size(0)) {
                    var all = seen.get(i);
                    seen.set(i, kept(all.select(sentences)));
                    free(all);
                }
            }
        }
        return next(tokens);
    }

    private Tensor next(Tensor tokens) {
        try (var guard = new NoGradGuard()) {
            long sentences = tokens.size(0);
            long each = tokens.size(1);
            long width = model.spec().width();
            var states = model.embedPlace(tokens, place); // [sentences * each, 1, width]
            for (int i = 0; i < blocks.size(); i++) {
                var block = blocks.get(i);
                boolean first = place == 0;
                var stepped = block.self().next(states, first ? null : caches.get(i));
                var grown = kept(stepped.cache());
                if (first) {
                    caches.add(grown);
                } else {
                    free(caches.set(i, grown));
                }
                states = block.behindSelf(stepped.output().view(sentences, each, width), seen.get(i), Dropout.none())
                        .view(sentences * each, 1, width);
            }
            place++;
            return torch.log_softmax(model.logits(states.view(sentences, each, width)), 2);
        }
    }

    private static SelfAttention.Cache kept(SelfAttention.Cache cache) {
        cache.keys().retainReference();
        cache.values().retainReference();
        return cache;
    }

    private static CrossAttention.Seen kept(CrossAttention.Seen seen) {
        seen.keys().retainReference();
        seen.values().retainReference();
        seen.visible().retainReference();
        return seen;
    }

    private static void free(SelfAttention.Cache cache) {
        cache.keys().releaseReference();
        cache.values().releaseReference();
    }

    private static void free(CrossAttention.Seen seen) {
        seen.keys().releaseReference();
        seen.values().releaseReference();
        seen.visible().releaseReference();
    }

    @Override
    public void close() {
        caches.forEach(WordByWord::free);
        seen.forEach(WordByWord::free);
        caches.clear();
        seen.clear();
    }
}
