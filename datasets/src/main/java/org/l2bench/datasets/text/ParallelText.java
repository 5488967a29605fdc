package org.l2bench.datasets.text;

import java.util.List;

/**
 * Sentence pairs of two languages: the i-th target is a translation of the i-th source.
 *
 * @param name as in the catalogue
 * @param sources as many as targets
 */
public record ParallelText(String name, List<String> sources, List<String> targets) {
    public ParallelText {
        sources = List.copyOf(sources);
        targets = List.copyOf(targets);
        if (sources.size() != targets.size()) {
            throw new IllegalArgumentException("parallel text " + name + " must have a target for each source, had "
                    + sources.size() + " sources and " + targets.size() + " targets");
        }
    }

    public int pairs() {
        return sources.size();
    }

    /** The pairs at these places, counted from 0, in this order. */
    public ParallelText at(List<Integer> places) {
        return new ParallelText(
                name,
                places.stream().map(sources::get).toList(),
                places.stream().map(targets::get).toList());
    }

    /** SHA-256 of source, target, source, target and so on, as {@link TextFingerprint} hashes lines. */
    public String fingerprint() {
        var found = new TextFingerprint();
        for (int i = 0; i < sources.size(); i++) {
            found.add(sources.get(i));
            found.add(targets.get(i));
        }
        return found.hex();
    }
}
