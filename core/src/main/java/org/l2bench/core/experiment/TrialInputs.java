package org.l2bench.core.experiment;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.l2bench.core.json.Json;

/**
 * Everything that decides a trial's result, and nothing else. What a trial does not have is left out of its JSON.
 *
 * @param part name of the part of the experiment; empty for an experiment that is one part
 * @param arm a trained arm
 * @param treatment {@link Arm#treatment} as a tree
 * @param seed of the {@link #replicate}, as are fold and problem
 * @param settings the part's settings record as a tree
 * @param data SHA-256 fingerprints by data set
 * @param code see {@code CodeVersion}
 * @param precision {@code fp32} or {@code bf16}
 * @param device {@code cpu} or {@code cuda}
 */
public record TrialInputs(
        String experiment,
        @JsonInclude(Include.NON_EMPTY) String part,
        String arm,
        @JsonInclude(Include.NON_EMPTY) Optional<JsonNode> treatment,
        @JsonInclude(Include.NON_EMPTY) OptionalInt seed,
        @JsonInclude(Include.NON_EMPTY) OptionalInt fold,
        @JsonInclude(Include.NON_EMPTY) Optional<String> problem,
        JsonNode settings,
        SortedMap<String, String> data,
        String code,
        String precision,
        String device) {
    public TrialInputs {
        part = Json.orEmpty(part);
        // Where there is none, the reader of JSON finds its null.
        treatment = treatment.filter(t -> !t.isNull());
        data = Collections.unmodifiableSortedMap(new TreeMap<>(data));
    }

    public TrialInputs(
            String experiment,
            String part,
            String arm,
            Optional<JsonNode> treatment,
            Replicate replicate,
            JsonNode settings,
            SortedMap<String, String> data,
            String code,
            String precision,
            String device) {
        this(
                experiment,
                part,
                arm,
                treatment,
                replicate.seed(),
                replicate.fold(),
                replicate.problem(),
                settings,
                data,
                code,
                precision,
                device);
    }

    /** Of an experiment that is one part, an arm without a treatment of its own, and a seed. */
    public TrialInputs(
            String experiment,
            String arm,
            int seed,
            JsonNode settings,
            SortedMap<String, String> data,
            String code,
            String precision,
            String device) {
        this(experiment, "", arm, Optional.empty(), Replicate.seed(seed), settings, data, code, precision, device);
    }

    public Replicate replicate() {
        return new Replicate(seed, fold, problem);
    }

    /**
     * How the arm is treated.
     *
     * @throws IllegalArgumentException if the arm has no treatment
     */
    public <T> T treatment(Class<T> type) {
        return Json.value(
                treatment.orElseThrow(() -> new IllegalArgumentException("arm " + arm + " has no treatment")), type);
    }

    /** For people, e.g. {@code seed 11, plain}. */
    public String inWords() {
        return replicate() + ", " + arm;
    }

    /** The trial's id: the first 20 hexadecimal digits of the SHA-256 of the canonical JSON of this record. */
    public String id() {
        return Json.sha256(this).substring(0, 20);
    }
}
