package org.l2bench.reports.input;

import java.util.List;

/**
 * Where a page leads.
 *
 * @param sheet where the experiment's sheet lies, seen from the page; empty if it has none
 * @param presets the experiment's other published presets
 */
public record PageLinks(String sheet, List<OtherPreset> presets) {
    /** Of a page that stands alone. */
    public static final PageLinks NONE = new PageLinks("", List.of());

    public PageLinks {
        presets = List.copyOf(presets);
    }

    /**
     * A preset that has a page of the same file name.
     *
     * @param folder in which the page is, seen from this one
     */
    public record OtherPreset(String name, String folder) {}
}
