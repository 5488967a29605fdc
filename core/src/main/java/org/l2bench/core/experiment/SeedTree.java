package org.l2bench.core.experiment;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.l2bench.core.json.Json;

/**
 * Streams of randomness by name: (experiment, arm group, replicate, purpose). Arms that a claim compares share the arm group,
 * so that they start from the same weights and see the same batches. Nothing else in the suite draws random numbers.
 */
public record SeedTree(String experiment, Replicate replicate) {
    /** The tree of a seed. */
    public SeedTree(String experiment, int seed) {
        this(experiment, Replicate.seed(seed));
    }

    /**
     * The seed of one stream: the first 8 bytes, big-endian, of the SHA-256 of the four names as canonical JSON. A seed is named by
     * its number, a fold by seed, number and the word, a problem by its name, and what is there but once by nothing.
     *
     * @param armGroup the arms that share the stream
     * @param purpose what the stream is for, e.g. {@code initial weights}, {@code order of epoch 3}
     */
    public long stream(String armGroup, String purpose) {
        var names = new ArrayList<Object>(List.of(experiment, armGroup));
        replicate.seed().ifPresent(names::add);
        replicate.fold().ifPresent(f -> names.addAll(List.of("fold", f)));
        replicate.problem().ifPresent(p -> names.addAll(List.of("problem", p)));
        names.add(purpose);
        var path = Json.canonical(names).getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.wrap(Json.sha256().digest(path)).getLong();
    }

    /** The tree that all folds of this seed share, for what must be the same in each of them. */
    public SeedTree ofSeed() {
        return new SeedTree(experiment, replicate.withoutFold());
    }
}
