package org.l2bench.testkit.example;

import java.util.List;
import java.util.stream.Stream;
import org.l2bench.core.claim.Quantity;
import org.l2bench.core.claim.Reads;
import org.l2bench.core.claim.Results;
import org.l2bench.core.exhibit.CustomPanel;
import org.l2bench.core.exhibit.CustomPanel.Scale;
import org.l2bench.core.exhibit.Figure;
import org.l2bench.core.exhibit.Marks;
import org.l2bench.core.exhibit.Marks.Point;

/** The L-curve (Hansen 1992): the size of the weights over the misfit, a mark per arm, from the weakest penalty to the strongest. */
public record LCurve(String title, List<String> arms, String misfit, String norm) implements Figure.Custom {
    @Override
    public String caption() {
        return "At the corner a stronger penalty begins to cost more fit than it takes off the weights.";
    }

    @Override
    public List<Reads> reads() {
        return List.of(Reads.metrics(arms, List.of(misfit, norm)));
    }

    @Override
    public List<CustomPanel> panels(List<Results> seeds) {
        var points = arms.stream().flatMap(arm -> point(arm, seeds)).toList();
        var line = Marks.line("mean over seeds", points);
        return List.of(CustomPanel.of(Scale.log(misfit), Scale.log(norm), line));
    }

    private Stream<Point> point(String arm, List<Results> seeds) {
        return Point.mean(arm, Quantity.metric(arm, misfit), Quantity.metric(arm, norm), seeds).stream();
    }
}
