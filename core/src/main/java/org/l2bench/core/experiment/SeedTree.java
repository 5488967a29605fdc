package org.l2bench.core.experiment;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.l2bench.core.json.Json;

/**
 * Streams of randomness by name: (experiment, arm group, seed, purpose). Arms that a claim compares share the arm group,
 * so that they start from the same weights and see the same batches. Nothing else in the suite draws random numbers.
 */
public record SeedTree(String experiment, int seed) {

    /**
     * The seed of one stream: the first 8 bytes, big-endian, of the SHA-256 of the four names as canonical JSON.
     *
     * @param armGroup the arms that share the stream
     * @param purpose what the stream is for, e.g. {@code initial weights}, {@code order of epoch 3}
     */
    public long stream(String armGroup, String purpose) {
        var path = Json.canonical(List.of(experiment, armGroup, seed, purpose)).getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.wrap(Json.sha256().digest(path)).getLong();
    }
}
