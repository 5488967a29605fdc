package org.l2bench.core.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.l2bench.core.experiment.Artifacts;
import org.l2bench.core.record.ArtifactStore;
import org.l2bench.core.record.ArtifactUse;
import org.l2bench.core.record.StoreProblem;

/** The artifacts that a piece of work reads, each with the digest that its content was found to have. */
final class CheckedArtifacts implements Artifacts {
    private final ArtifactStore store;
    private final SortedMap<String, ArtifactUse> uses = new TreeMap<>();

    CheckedArtifacts(ArtifactStore store) {
        this.store = store;
    }

    /**
     * Checks the content of artifacts and makes them readable.
     *
     * @param ids by name
     * @throws StoreProblem naming all that are missing or damaged
     */
    void check(SortedMap<String, String> ids) throws IOException {
        var problems = new ArrayList<String>();
        for (var entry : ids.entrySet()) {
            try {
                var note = store.find(entry.getValue());
                note.ifPresent(n -> uses.put(entry.getKey(), new ArtifactUse(entry.getValue(), n.digest())));
                if (note.isEmpty()) {
                    problems.add("artifact " + entry.getKey() + " is missing, expected " + entry.getValue()
                            + ".json in " + store.folder() + "; run again, and it is built");
                }
            } catch (StoreProblem e) {
                problems.add(e.getMessage());
            }
        }
        StoreProblem.throwIfAny(problems);
    }

    @Override
    public Path file(String name) {
        var use = uses.get(name);
        return use == null ? NONE.file(name) : store.content(use.id(), use.digest());
    }

    /** By name. */
    SortedMap<String, ArtifactUse> uses() {
        return Collections.unmodifiableSortedMap(uses);
    }
}
