package org.l2bench.experiments.aeperturbation;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.l2bench.core.claim.Contrast;
import org.l2bench.core.claim.Reads;
import org.l2bench.core.experiment.Arm;
import org.l2bench.core.experiment.CurveFamily;
import org.l2bench.core.experiment.Metric;

/** What arms and tables of some settings report: claims and figures on anything else are left out. */
record Known(List<String> arms, List<Metric> metrics, List<CurveFamily> curves) {
    static Known of(Settings settings) {
        var declared = new Metrics(settings);
        return new Known(Arms.all(settings).stream().map(Arm::name).toList(), declared.all(), declared.curves());
    }

    boolean hasAll(Collection<Reads> reads) {
        return reads.stream().allMatch(this::has);
    }

    boolean has(Reads reads) {
        return arms.containsAll(reads.arms())
                && reads.arms().stream().allMatch(arm -> reads.names().stream().anyMatch(name -> has(reads, arm, name)))
                && reads.names().stream()
                        .allMatch(name -> reads.arms().stream().anyMatch(arm -> has(reads, arm, name)));
    }

    private boolean has(Reads reads, String arm, String name) {
        return reads.kind() == Reads.Kind.METRIC
                ? metrics.stream()
                        .anyMatch(m -> m.name().equals(name) && m.arms().has(arm))
                : !CurveFamily.of(curves, arm, name).isEmpty();
    }

    boolean has(Contrast contrast) {
        return Stream.of(contrast.left(), contrast.right())
                .flatMap(q -> q.reads().stream())
                .allMatch(this::has);
    }
}
