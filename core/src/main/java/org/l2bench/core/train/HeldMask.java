package org.l2bench.core.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.l2bench.core.network.Parameter;

/**
 * Weights that are pruned and stay so: after every step each matrix is multiplied by its mask, 1 where a weight is kept and 0 where it
 * is not. A mask only grows.
 */
public final class HeldMask implements StepHook {
    private final List<Parameter> matrices;
    private final List<Tensor> kept;
    private boolean isEmpty = true;

    /** Of these matrices, with nothing pruned yet. */
    public HeldMask(List<Parameter> matrices) {
        this.matrices = List.copyOf(matrices);
        this.kept =
                matrices.stream().map(p -> torch.ones_like(p.tensor().detach())).toList();
    }

    /** The same places in other matrices of the same sizes, such as copies of them. */
    public HeldMask of(List<Parameter> others) {
        var same = new HeldMask(others);
        IntStream.range(0, others.size()).forEach(i -> same.kept.get(i).copy_(kept.get(i)));
        same.isEmpty = isEmpty;
        return same;
    }

    /**
     * Sets further entries of a matrix to 0 for good.
     *
     * @param pruned bool, of the matrix's shape
     */
    public void prune(int matrix, Tensor pruned) {
        isEmpty = false;
        kept.get(matrix).mul_(pruned.logical_not());
        apply(matrix);
    }

    /** A parameter's storage may have been moved since the mask was made. */
    private void apply(int matrix) {
        matrices.get(matrix).tensor().detach().mul_(kept.get(matrix));
    }

    /** How many entries of a matrix are held at 0. */
    public long count(int matrix) {
        return kept.get(matrix).numel() - kept.get(matrix).count_nonzero().item_long();
    }

    @Override
    public void afterUpdate(long step) {
        if (!isEmpty) {
            IntStream.range(0, kept.size()).forEach(this::apply);
        }
    }

    @Override
    public Map<String, Tensor> state() {
        var state = new LinkedHashMap<String, Tensor>();
        IntStream.range(0, kept.size()).forEach(i -> state.put("kept." + i, kept.get(i)));
        return state;
    }

    @Override
    public String describe() {
        return "pruned entries of " + kept.size() + " matrices held at 0";
    }
}
