package org.l2bench.core.exhibit;

import java.util.List;

/**
 * A panel of a {@link Figure.Custom}.
 *
 * @param label which of several panels this is; may be empty if there is but one
 * @param series at least one; each has a name of its own
 */
public record CustomPanel(String label, Scale x, Scale y, List<Marks> series) {
    /**
     * What an axis shows; where it begins and ends, and its ticks, are the engine's.
     *
     * @param label with the unit, if there is one: "norm of w", "error, %"
     * @param isLog whether it is logarithmic; numbers that it then cannot show are left out and counted
     */
    public record Scale(String label, boolean isLog) {
        public static Scale linear(String label) {
            return new Scale(label, false);
        }

        public static Scale log(String label) {
            return new Scale(label, true);
        }
    }

    public CustomPanel {
        series = List.copyOf(series);
    }

    /** A panel that needs no label, because it is the only one. */
    public static CustomPanel of(Scale x, Scale y, Marks... series) {
        return new CustomPanel("", x, y, List.of(series));
    }
}
