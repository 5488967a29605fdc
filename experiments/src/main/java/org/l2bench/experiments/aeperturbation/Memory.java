package org.l2bench.experiments.aeperturbation;

import java.util.List;
import org.l2bench.core.experiment.MemoryNeed;

/** What a worker must hold of a trial: of its largest table, for they come one after the other. */
final class Memory {
    /** Values, gradients and Adam's two moments. */
    private static final int COPIES = 4;

    private Memory() {}

    static List<MemoryNeed> needs(Settings settings) {
        double numbers = 0;
        double weights = 0;
        for (var set : settings.data().all()) {
            double columns = Tables.columnsOf(set);
            numbers = Math.max(numbers, Tables.rowsOf(set) * columns);
            double in = columns;
            double ofSet = 0;
            for (int layer : settings.net().hiddenOf((int) columns)) {
                ofSet += 2 * in * layer;
                in = layer;
            }
            weights = Math.max(weights, ofSet);
        }
        var sets = "data.sets=" + String.join(",", settings.data().sets());
        return List.of(
                MemoryNeed.of("a table and its standardised copy", Double.BYTES, List.of(sets), 2, numbers),
                MemoryNeed.of(
                        "the autoencoder's weights, gradients and moments",
                        Float.BYTES,
                        List.of("net.hidden=" + settings.net().hidden(), sets),
                        COPIES,
                        weights));
    }
}
