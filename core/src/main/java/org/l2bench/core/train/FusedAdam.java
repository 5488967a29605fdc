package org.l2bench.core.train;

import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Dispatcher;
import org.bytedeco.pytorch.GenericList;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.IValueVector;
import org.bytedeco.pytorch.OperatorHandle;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorType;
import org.bytedeco.pytorch.Type;
import org.bytedeco.pytorch.global.torch;
import org.l2bench.core.regulariser.ObjectiveTerm;
import org.l2bench.core.regulariser.ParameterRegulariser;

/**
 * Adam (Kingma and Ba 2015) with coupled penalties, the update of {@link Adam#coupled}, by the one kernel of libtorch that reads and
 * writes each number once. {@link Adam} passes over the buffer nine times: for a net whose arithmetic is small beside its weights that
 * takes longer than the net. The two agree but for rounding; the tests hold them against each other.
 *
 * <p>libtorch does not export the kernel by name, so it is called through the dispatcher.
 */
public final class FusedAdam implements Optimiser {
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;

    private final ParameterBuffer buffer;
    private final double learningRate;
    private final Schedule schedule;
    private final CoupledPenalties penalties;
    private final Tensor mean;
    private final Tensor square;
    private final Tensor steps;
    private final OperatorHandle kernel;
    private final IValue values;
    private final IValue gradients;
    private final IValue means;
    private final IValue squares;
    private final IValue none;
    private final IValue counts;
    private final IValue beta1 = new IValue(BETA1);
    private final IValue beta2 = new IValue(BETA2);
    private final IValue decay = new IValue(0.0);
    private final IValue epsilon = new IValue(Adam.EPSILON);
    private final IValue no = new IValue(false);
    private final IValue absent = new IValue();

    /**
     * Betas 0.9 and 0.999, epsilon 1e-8.
     *
     * @param penalties their gradient goes through both moments
     * @throws IllegalArgumentException if a penalty covers none of the parameters
     */
    public FusedAdam(
            ParameterBuffer buffer, double learningRate, Schedule schedule, List<? extends ObjectiveTerm> penalties) {
        this.buffer = buffer;
        this.learningRate = learningRate;
        this.schedule = schedule;
        this.penalties = new CoupledPenalties(buffer, penalties);
        this.mean = torch.zeros_like(buffer.values());
        this.square = torch.zeros_like(buffer.values());
        this.steps = torch.zeros(new long[] {1}, buffer.values().options());
        this.kernel = Dispatcher.singleton().findSchemaOrThrow("aten::_fused_adam_", "");
        this.values = list(buffer.values());
        this.gradients = list(buffer.gradients());
        this.means = list(mean);
        this.squares = list(square);
        this.none = list();
        this.counts = list(steps);
    }

    private static IValue list(Tensor... tensors) {
        var list = new GenericList(new Type.TypePtr(TensorType.get()));
        for (var tensor : tensors) {
            list.push_back(new IValue(tensor));
        }
        return new IValue(list);
    }

    @Override
    public void step(long step) {
        penalties.addToGradients();
        steps.fill_(new Scalar((double) step + 1));
        var rate = new IValue(learningRate * schedule.at(step));
        var stack = new IValueVector(
                values, gradients, means, squares, none, counts, rate, beta1, beta2, decay, epsilon, no, no, absent,
                absent);
        kernel.callBoxed(stack);
        buffer.gradients().zero_();
    }

    @Override
    public Map<String, Tensor> state() {
        return Map.of("mean", mean, "square", square);
    }

    @Override
    public List<? extends ParameterRegulariser> regularisers() {
        return penalties.penalties();
    }
}
