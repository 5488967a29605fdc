package org.l2bench.testkit;

import java.util.Map;

/**
 * What an arm reaches when labels say nothing of the inputs. It is trained twice, on labels as they are and on labels that were
 * permuted where the data are read (see {@link org.l2bench.core.experiment.DataRoot.Content}): the first must learn, or a test of
 * the second could not fail.
 *
 * @param level of the metric by chance, e.g. 10 points of accuracy for ten classes
 * @param within how far from it chance can lead, by the number of items that are scored
 * @param changes of the smoke preset, as after {@code --set}, with which the arm learns
 */
public record Chance(String arm, String metric, double level, double within, Map<String, String> changes) {
    public Chance {
        changes = Map.copyOf(changes);
    }
}
