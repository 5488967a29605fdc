package org.l2bench.core.train;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.l2bench.core.network.Parameter;
import org.l2bench.core.regulariser.AnchoredPenalty;
import org.l2bench.core.regulariser.L1Penalty;
import org.l2bench.core.regulariser.L2Penalty;
import org.l2bench.core.regulariser.ObjectiveTerm;

/**
 * Penalties whose gradient an optimiser adds itself ("coupled" decay): h = g + 2 lambda w, h = g + 2 lambda c (w - a) for
 * anchored ones, or h = g + lambda sign(w) for those of absolute values, in place, on the elements of a buffer that each covers.
 * The gradient of any other term comes from automatic differentiation.
 */
final class CoupledPenalties {
    private final List<? extends ObjectiveTerm> penalties;
    private final List<Part> parts;

    /** The elements that one penalty acts on. */
    private sealed interface Part {
        void addTo();
    }

    private record ToZero(Tensor values, Tensor gradients, Scalar twoLambda) implements Part {
        @Override
        public void addTo() {
            gradients.add_(values, twoLambda);
        }
    }

    /** Subgradient lambda sign(w). */
    private record ByLength(Tensor values, Tensor gradients, Scalar lambda) implements Part {
        @Override
        public void addTo() {
            gradients.add_(values.sign(), lambda);
        }
    }

    private record ToAnchor(
            Tensor values, Tensor gradients, Tensor anchor, Optional<Tensor> importance, Scalar twoLambda)
            implements Part {
        @Override
        public void addTo() {
            var distance = values.sub(anchor);
            if (importance.isPresent()) {
                gradients.addcmul_(importance.get(), distance, twoLambda);
            } else {
                gradients.add_(distance, twoLambda);
            }
        }
    }

    /** Of a term whose gradient has no form of its own here. */
    private record ByDifferentiation(ObjectiveTerm term, List<Parameter> parameters) implements Part {
        @Override
        public void addTo() {
            // The buffer's gradients are those of the parameters, so that they are added to.
            term.term(parameters).backward();
        }
    }

    /** @throws IllegalArgumentException if a penalty covers none of the parameters, or lacks the anchor of one */
    CoupledPenalties(ParameterBuffer buffer, List<? extends ObjectiveTerm> penalties) {
        this.penalties = List.copyOf(penalties);
        penalties.forEach(p -> p.selector().covered(buffer.parameters()));
        this.parts = penalties.stream().flatMap(p -> parts(buffer, p)).toList();
    }

    private static Stream<Part> parts(ParameterBuffer buffer, ObjectiveTerm term) {
        if (term.lambda() == 0) {
            return Stream.of();
        }
        if (!(term instanceof L2Penalty || term instanceof L1Penalty || term instanceof AnchoredPenalty)) {
            return Stream.of(new ByDifferentiation(term, buffer.parameters()));
        }
        var twoLambda = new Scalar(2 * term.lambda());
        var covers = term.selector().covers();
        var segments = buffer.segments(covers).stream();
        if (term instanceof L1Penalty penalty) {
            var lambda = new Scalar(penalty.lambda());
            return segments.map(s -> new ByLength(s.of(buffer.values()), s.of(buffer.gradients()), lambda));
        }
        if (term instanceof AnchoredPenalty penalty) {
            var anchor = buffer.flattened(penalty.anchor(), covers);
            var importance = penalty.importance().map(i -> buffer.flattened(i, covers));
            return segments.map(s -> new ToAnchor(
                    s.of(buffer.values()), s.of(buffer.gradients()), s.of(anchor), importance.map(s::of), twoLambda));
        }
        return segments.map(s -> new ToZero(s.of(buffer.values()), s.of(buffer.gradients()), twoLambda));
    }

    /** Turns the gradients g in the buffer into h. */
    void addToGradients() {
        parts.forEach(Part::addTo);
    }

    List<? extends ObjectiveTerm> penalties() {
        return penalties;
    }
}
