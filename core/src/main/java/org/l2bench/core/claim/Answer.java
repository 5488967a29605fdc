package org.l2bench.core.claim;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the page says at its head of a main claim, or of several together: a text for every way in which the records can decide, all
 * written before they do. The verdict chooses, so that the head of a page cannot disagree with its table.
 *
 * @param claims ids of the claims that it is about
 * @param texts one sentence for each outcome; a sentence that is missing or empty is an error
 */
public record Answer(List<String> claims, Map<When, String> texts) {
    /** What the verdicts on its claims come to. */
    public enum When {
        /** Every claim is reproduced. */
        REPRODUCED,
        /** Some claim is contradicted. */
        CONTRADICTED,
        /** No claim is contradicted, and the records cannot decide them all. */
        INCONCLUSIVE,
        /** No claim is contradicted, and some claim has no verdict; the page adds the reason. */
        NOT_RUN
    }

    public Answer {
        claims = List.copyOf(claims);
        texts = Collections.unmodifiableMap(sorted(texts));
        if (claims.isEmpty()) {
            throw new IllegalArgumentException("an answer must name a claim");
        }
        var without = without(texts);
        if (!without.isEmpty()) {
            throw new IllegalArgumentException(
                    "the answer to " + String.join(", ", claims) + " needs a text for every outcome, has none for "
                            + String.join(", ", without.stream().map(When::name).toList()));
        }
    }

    /** The answer to one claim. */
    public static Answer to(String claim, Map<When, String> texts) {
        return new Answer(List.of(claim), texts);
    }

    private static EnumMap<When, String> sorted(Map<When, String> texts) {
        var sorted = new EnumMap<When, String>(When.class);
        sorted.putAll(texts);
        return sorted;
    }

    private static List<When> without(Map<When, String> texts) {
        return Stream.of(When.values())
                .filter(w -> texts.getOrDefault(w, "").isBlank())
                .toList();
    }
}
