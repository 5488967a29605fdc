package org.l2bench.core.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.l2bench.core.json.Json;

/**
 * Everything that decides a trial's result, and nothing else.
 *
 * @param arm a trained arm
 * @param settings the settings record as a tree
 * @param data SHA-256 fingerprints by data set
 * @param code see {@link CodeVersion}
 * @param precision {@code fp32} or {@code bf16}
 * @param device {@code cpu} or {@code cuda}
 */
public record TrialInputs(
        String experiment,
        String arm,
        int seed,
        JsonNode settings,
        SortedMap<String, String> data,
        String code,
        String precision,
        String device) {
    public TrialInputs {
        data = Collections.unmodifiableSortedMap(new TreeMap<>(data));
    }

    /** The trial's id: the first 20 hexadecimal digits of the SHA-256 of the canonical JSON of this record. */
    public String id() {
        return Json.sha256(this).substring(0, 20);
    }
}
