package org.l2bench.experiments.l2basics;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.experiment.SeedTree;
import org.l2bench.core.network.Parameter;
import org.l2bench.core.network.Role;
import org.l2bench.core.regulariser.DecoupledDecay;
import org.l2bench.core.regulariser.L2Penalty;
import org.l2bench.core.regulariser.ObjectiveTerm;
import org.l2bench.core.regulariser.ParameterSelector;
import org.l2bench.core.train.Optimiser;
import org.l2bench.core.train.ParameterBuffer;
import org.l2bench.core.train.Schedule;
import org.l2bench.core.train.Sgd;
import org.l2bench.core.train.Sgdw;
import org.l2bench.core.train.Trainer;
import org.l2bench.datasets.catalogue.Catalogue;

/**
 * Part A: logistic regression on spambase with the same batches: the penalty as a term of the loss, added to the gradient, and
 * as shrinkage of the weights. Without momentum they are one; with momentum the decoupled form parts from them. The bias is
 * not penalised. Float64, 500 steps of a rate that follows a cosine.
 */
final class IdentityTrial {
    static final String LOSS_TERM = "identity.plain.loss-term";
    static final String SHRINK = "identity.plain.sgd-shrink";
    static final String MOMENTUM_LOSS_TERM = "identity.momentum.loss-term";
    static final String SGDW_SAME_FIXED_POINT = "identity.momentum.sgdw-same-fixed-point";
    static final String SGDW = "identity.momentum.sgdw";

    static final int STEPS = 500;
    private static final String GROUP = "identities";
    private static final int BATCH = 50;
    private static final double RATE = 0.05;
    private static final double MOMENTUM = 0.9;
    private static final L2Penalty PENALTY = new L2Penalty(0.01, ParameterSelector.weights());
    private static final Schedule SCHEDULE = Schedule.cosine(STEPS);

    private final Tensor inputs;
    private final Tensor labels;
    private final Tensor order;

    private IdentityTrial(SeedTree seeds) {
        var table = Catalogue.loadTable("spambase");
        var rows = RegressionData.standardised(table.rows());
        var flat = Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
        this.inputs = TensorArrays.of(flat, rows.length, rows[0].length);
        this.labels = TensorArrays.of(table.labels());
        this.order = new RandomStream(seeds.stream(GROUP, "order")).integers(rows.length, STEPS, BATCH);
    }

    static Findings run(SeedTree seeds) {
        try (var scope = new PointerScope()) {
            return new IdentityTrial(seeds).findings();
        }
    }

    private Findings findings() {
        var findings = new Findings();
        var plain = trained(b -> new Sgd(b, RATE, 0, SCHEDULE, List.of(PENALTY)), List.of());
        var plainTerm = trained(b -> new Sgd(b, RATE, 0, SCHEDULE, List.of()), List.of(PENALTY));
        var shrunk = trained(b -> Sgdw.shrinking(b, RATE, SCHEDULE, List.of(PENALTY)), List.of());
        findings.metric(LOSS_TERM, LeastSquares.relativeError(plainTerm, plain));
        findings.metric(SHRINK, LeastSquares.relativeError(shrunk, plain));
        var heavy = trained(b -> new Sgd(b, RATE, MOMENTUM, SCHEDULE, List.of(PENALTY)), List.of());
        var heavyTerm = trained(b -> new Sgd(b, RATE, MOMENTUM, SCHEDULE, List.of()), List.of(PENALTY));
        findings.metric(MOMENTUM_LOSS_TERM, LeastSquares.relativeError(heavyTerm, heavy));
        var sameNumber = DecoupledDecay.equalToPenalty(PENALTY, RATE);
        findings.metric(SGDW, LeastSquares.relativeError(decoupled(sameNumber), heavy));
        var sameFixedPoint = DecoupledDecay.withFixedPointOf(PENALTY, RATE, MOMENTUM);
        findings.metric(SGDW_SAME_FIXED_POINT, LeastSquares.relativeError(decoupled(sameFixedPoint), heavy));
        return findings;
    }

    private ArrayRealVector decoupled(DecoupledDecay decay) {
        return trained(b -> new Sgdw(b, RATE, MOMENTUM, SCHEDULE, List.of(decay)), List.of());
    }

    /** All parameters after training from 0. */
    private ArrayRealVector trained(Function<ParameterBuffer, Optimiser> of, List<ObjectiveTerm> terms) {
        try (var scope = new PointerScope()) {
            int features = (int) inputs.size(1);
            var weight = Parameter.of("weight", Role.WEIGHT, TensorArrays.of(new double[2 * features], 2, features));
            var bias = Parameter.of("bias", Role.BIAS, TensorArrays.of(new double[2], 2));
            var biasArgument = new TensorOptional(bias.tensor());
            var buffer = ParameterBuffer.of(
                    List.of(weight, bias), List.of(PENALTY.selector().covers()), false, Compute.CPU);
            Trainer.of(STEPS, Compute.CPU, buffer, of.apply(buffer))
                    .adding(terms)
                    .run(
                            step -> {
                                var batch = order.select(0, step);
                                var logits = torch.linear(inputs.index_select(0, batch), weight.tensor(), biasArgument);
                                return torch.cross_entropy_loss(logits, labels.index_select(0, batch));
                            },
                            (done, loss) -> {});
            return new ArrayRealVector(TensorArrays.doubles(buffer.values()));
        }
    }
}
