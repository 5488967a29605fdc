package org.l2bench.core.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.bytedeco.pytorch.Tensor;
import org.l2bench.core.network.Parameter;

/**
 * Sets entries of matrices to 0 after certain steps ("prune and regrow"): which ones, a {@link Selection} says of each matrix. Without a
 * held mask all go on being trained, and the optimiser's moments stay as they are.
 */
public final class PeriodicReset implements StepHook {
    /** Which entries of a matrix are reset. */
    @FunctionalInterface
    public interface Selection {
        /**
         * A mask of the matrix's shape, bool, true where an entry is reset.
         *
         * @param event counted from 0
         * @param index of the matrix
         */
        Tensor of(Tensor matrix, int event, int index);
    }

    private final List<Parameter> matrices;
    private final SortedSet<Long> after;
    private final Selection selection;
    private final Optional<HeldMask> held;
    private final List<List<Double>> shares = new ArrayList<>();

    /**
     * Resets and lets regrow.
     *
     * @param after how many steps have been made when a reset happens, each at least 1
     */
    public PeriodicReset(List<Parameter> matrices, SortedSet<Long> after, Selection selection) {
        this(matrices, after, selection, Optional.empty());
    }

    private PeriodicReset(
            List<Parameter> matrices, SortedSet<Long> after, Selection selection, Optional<HeldMask> held) {
        this.matrices = List.copyOf(matrices);
        this.after = new TreeSet<>(after);
        this.selection = selection;
        this.held = held;
    }

    /** Adds what it resets to a mask of the same matrices, which must stand before it among the hooks. */
    public PeriodicReset holding(HeldMask mask) {
        return new PeriodicReset(matrices, after, selection, Optional.of(mask));
    }

    @Override
    public void afterUpdate(long step) {
        if (!after.contains(step + 1)) {
            return;
        }
        var event = new ArrayList<Double>();
        for (int i = 0; i < matrices.size(); i++) {
            var matrix = matrices.get(i).tensor().detach();
            var chosen = selection.of(matrix, shares.size(), i);
            event.add(chosen.count_nonzero().item_long() / (double) matrix.numel());
            if (held.isPresent()) {
                held.get().prune(i, chosen);
            } else {
                matrix.mul_(chosen.logical_not());
            }
        }
        shares.add(List.copyOf(event));
    }

    /** The share of each matrix that each event of this run has set to 0, events first; entries that were 0 before count. */
    public List<List<Double>> shares() {
        return List.copyOf(shares);
    }

    @Override
    public String describe() {
        return "entries of " + matrices.size() + " matrices reset after steps " + after
                + (held.isPresent() ? ", and held" : "");
    }
}
