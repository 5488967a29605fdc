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
 * Everything that decides an artifact, and nothing else. What it does not have is left out of its JSON.
 *
 * @param part name of the part of the experiment; empty for an experiment that is one part
 * @param whose the replicate that it belongs to, in words; empty if all share it
 * @param measurement what is measured; present if it is one of a tuning's measurements
 * @param grid what is chosen from; present if it is a tuning's choice
 * @param seed of the {@link #replicate}, as are fold and problem
 * @param settings {@link Artifact#settings} as a tree
 * @param data SHA-256 fingerprints by data set
 * @param needs ids of the artifacts that it is built from, by name
 * @param code see {@code CodeVersion}
 * @param precision {@code fp32} or {@code bf16}
 * @param device {@code cpu} or {@code cuda}
 */
public record ArtifactInputs(
        String experiment,
        @JsonInclude(Include.NON_EMPTY) String part,
        String name,
        @JsonInclude(Include.NON_EMPTY) String whose,
        @JsonInclude(Include.NON_EMPTY) Optional<Tuning.Measurement> measurement,
        @JsonInclude(Include.NON_EMPTY) Optional<Tuning.Grid> grid,
        @JsonInclude(Include.NON_EMPTY) OptionalInt seed,
        @JsonInclude(Include.NON_EMPTY) OptionalInt fold,
        @JsonInclude(Include.NON_EMPTY) Optional<String> problem,
        JsonNode settings,
        SortedMap<String, String> data,
        SortedMap<String, String> needs,
        String code,
        String precision,
        String device) {
    public ArtifactInputs {
        part = Json.orEmpty(part);
        whose = Json.orEmpty(whose);
        data = Collections.unmodifiableSortedMap(new TreeMap<>(data));
        needs = Collections.unmodifiableSortedMap(new TreeMap<>(needs));
    }

    public ArtifactInputs(
            String experiment,
            String part,
            String name,
            Optional<Replicate> owner,
            Replicate replicate,
            JsonNode settings,
            SortedMap<String, String> data,
            SortedMap<String, String> needs,
            String code,
            String precision,
            String device) {
        this(
                experiment,
                part,
                name,
                owner.map(Replicate::toString).orElse(""),
                Optional.empty(),
                Optional.empty(),
                replicate.seed(),
                replicate.fold(),
                replicate.problem(),
                settings,
                data,
                needs,
                code,
                precision,
                device);
    }

    /** One measurement of a tuning, with the streams of the seed on which it is made. */
    public ArtifactInputs measuring(Tuning.Measurement what) {
        return of(Optional.of(what), Optional.empty());
    }

    /** The choice of a tuning, made from the measurements that it needs. */
    public ArtifactInputs choosing(Tuning.Grid from) {
        return of(Optional.empty(), Optional.of(from));
    }

    private ArtifactInputs of(Optional<Tuning.Measurement> what, Optional<Tuning.Grid> from) {
        return new ArtifactInputs(
                experiment,
                part,
                name,
                whose,
                what,
                from,
                seed,
                fold,
                problem,
                settings,
                data,
                needs,
                code,
                precision,
                device);
    }

    /** The root of its seed tree; of one that belongs to a replicate, that replicate. */
    public Replicate replicate() {
        return new Replicate(seed, fold, problem);
    }

    /** For people: its name, and whose it is if not all share it. */
    public String inWords() {
        return whose.isEmpty() ? name : name + " of " + whose;
    }

    /** The artifact's id: the first 20 hexadecimal digits of the SHA-256 of the canonical JSON of this record. */
    public String id() {
        return Json.sha256(this).substring(0, 20);
    }
}
