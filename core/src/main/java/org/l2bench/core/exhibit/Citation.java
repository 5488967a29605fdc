package org.l2bench.core.exhibit;

/**
 * Where an experiment comes from.
 *
 * @param identifier arXiv number, DOI or the like, as the field writes it, e.g. {@code arXiv 2209.08378}; empty if it
 *     has none
 */
public record Citation(String title, String authors, String venue, String identifier) {
    /** Where it is found: the venue, and the identifier where there is one. */
    public String place() {
        return identifier.isEmpty() ? venue : venue + ", " + identifier;
    }
}
