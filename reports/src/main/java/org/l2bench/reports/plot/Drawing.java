package org.l2bench.reports.plot;

import java.util.List;

/**
 * A figure drawn.
 *
 * @param reading how its marks are read
 * @param perRow how many panels stand side by side where there is room
 */
record Drawing(List<Picture> pictures, String reading, int perRow) {
    /** As many as usual. */
    Drawing(List<Picture> pictures, String reading) {
        this(pictures, reading, 3);
    }
}
