package org.l2bench.reports.input;

import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedSet;
import org.l2bench.core.experiment.Replicate;

/** Results that are not records: numbers by arm, by what pairs them, and by metric. */
public interface Measurements {
    /** What one of the pairs is called in a sentence: {@code seed}, {@code fold}, {@code pair}. */
    String noun();

    SortedSet<String> arms();

    /** The pairs of which an arm has any number, ascending. */
    List<Replicate> pairs(String arm);

    /** The pairs of which any of these arms has a number, ascending. */
    List<Replicate> pairs(Collection<String> arms);

    OptionalDouble value(String arm, Replicate pair, String metric);
}
