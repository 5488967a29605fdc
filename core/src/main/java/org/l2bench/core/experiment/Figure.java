package org.l2bench.core.experiment;

import java.util.List;
import java.util.OptionalDouble;

/** What a figure of the report shows; how it is drawn is not said here. */
public sealed interface Figure {
    String title();

    /** What to look for, in one or two sentences. */
    String caption();

    /** One panel per curve; in each, every arm's mean over seeds with a band from minimum to maximum. */
    record Curves(
            String title,
            String caption,
            List<Panel> panels,
            List<String> arms,
            String xLabel,
            boolean logX,
            boolean logY,
            OptionalDouble mark)
            implements Figure {}

    /** One panel per metric; in each, one dot per seed and arm, with mean and minimum marked. */
    record SeedDots(String title, String caption, List<Panel> panels, List<String> arms) implements Figure {}

    /**
     * One panel per arm; in each, the distributions of several samples. A sample is a curve of quantiles (x probability,
     * y value); all seeds are pooled.
     *
     * @param panels {@link Panel#key} is the arm
     * @param samples {@link Panel#key} is the curve
     */
    record Histograms(String title, String caption, List<Panel> panels, List<Panel> samples, String xLabel)
            implements Figure {}

    /**
     * One of several things that a figure shows side by side.
     *
     * @param key a metric, curve or arm, as the figure says
     * @param label what the reader sees
     */
    record Panel(String key, String label) {}
}
