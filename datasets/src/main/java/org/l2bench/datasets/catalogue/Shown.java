package org.l2bench.datasets.catalogue;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A data set as it is on this machine.
 *
 * @param set what it is
 * @param classNames in the order of the labels; empty if no part is here
 * @param parts each part that the set is divided into
 */
public record Shown(DataSet set, List<String> classNames, Map<Split, Part> parts) {
    public Shown {
        classNames = List.copyOf(classNames);
        parts = Collections.unmodifiableMap(new EnumMap<>(parts));
    }

    /**
     * One part.
     *
     * @param availability where it is, or how to get it
     * @param perClass the number of items of each class; empty if the part is not here
     * @param fingerprint of the content; empty if the part is not here
     * @param remarks what somebody should know before the items are divided, one sentence each
     */
    public record Part(Availability availability, List<Integer> perClass, String fingerprint, List<String> remarks) {
        public Part {
            perClass = List.copyOf(perClass);
            remarks = List.copyOf(remarks);
        }
    }
}
