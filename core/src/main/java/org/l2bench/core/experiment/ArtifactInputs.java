package org.l2bench.core.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.l2bench.core.json.Json;

/**
 * Everything that decides an artifact, and nothing else.
 *
 * @param settings {@link Artifact#settings} as a tree
 * @param data SHA-256 fingerprints by data set
 * @param needs ids of the artifacts that it is built from, by name
 * @param code see {@link CodeVersion}
 * @param precision {@code fp32} or {@code bf16}
 * @param device {@code cpu} or {@code cuda}
 */
public record ArtifactInputs(
        String experiment,
        String name,
        int seed,
        JsonNode settings,
        SortedMap<String, String> data,
        SortedMap<String, String> needs,
        String code,
        String precision,
        String device) {
    public ArtifactInputs {
        data = Collections.unmodifiableSortedMap(new TreeMap<>(data));
        needs = Collections.unmodifiableSortedMap(new TreeMap<>(needs));
    }

    /** The artifact's id: the first 20 hexadecimal digits of the SHA-256 of the canonical JSON of this record. */
    public String id() {
        return Json.sha256(this).substring(0, 20);
    }
}
