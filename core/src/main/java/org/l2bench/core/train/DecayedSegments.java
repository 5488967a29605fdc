package org.l2bench.core.train;

import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.l2bench.core.regulariser.DecoupledDecay;

/** Decoupled decays on the elements of a buffer that each covers: w := (1 - eta_t rate) w. */
final class DecayedSegments {
    private final List<DecoupledDecay> decays;
    private final List<Part> parts;

    /** The elements that one decay acts on. */
    private record Part(Tensor values, double rate) {}

    /** @throws IllegalArgumentException if a decay covers none of the parameters */
    DecayedSegments(ParameterBuffer buffer, List<DecoupledDecay> decays) {
        this.decays = List.copyOf(decays);
        decays.forEach(d -> d.selector().covered(buffer.parameters()));
        this.parts = decays.stream()
                .filter(d -> d.rate() > 0)
                .flatMap(d -> buffer.segments(d.selector().covers()).stream()
                        .map(s -> new Part(s.of(buffer.values()), d.rate())))
                .toList();
    }

    /** Decays the values; called before the optimiser's own step, so that w is the old one in both. */
    void decay(double multiplier) {
        parts.forEach(p -> p.values().mul_(new Scalar(1 - multiplier * p.rate())));
    }

    List<DecoupledDecay> decays() {
        return decays;
    }
}
