package org.l2bench.experiments.bngammal2;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.metric.BranchShare;
import org.l2bench.core.network.HeNormal;
import org.l2bench.core.network.InitialStreams;
import org.l2bench.core.network.Mode;
import org.l2bench.core.network.NormPlace;
import org.l2bench.core.network.Parameter;
import org.l2bench.core.network.ResidualNet;
import org.l2bench.core.network.ResidualNetSpec;
import org.l2bench.core.network.Role;
import org.l2bench.core.network.ScaleAndShift;

/** The network of a trial, and what is measured of it. */
record Net(ResidualNet net, ResidualNetSpec spec) {
    private static final long EVALUATION_BATCH = 1000;

    /** With the initial values of all arms, but that the last gamma of each branch may start at 0. */
    static Net of(ResidualNetSpec spec, boolean startsAtZero, InitialStreams streams) {
        var net = new ResidualNet(spec, streams);
        HeNormal.fanOut(net.parameters(), streams);
        try (var guard = new NoGradGuard()) {
            net.parameters().stream()
                    .filter(p -> p.role() == Role.BIAS || (startsAtZero && isScale(p, Category.LAST)))
                    .forEach(p -> p.tensor().zero_());
        }
        return new Net(net, spec);
    }

    private static boolean isScale(Parameter parameter, Category category) {
        return parameter.role() == Role.NORM_SCALE
                && parameter.place().filter(category.place::equals).isPresent();
    }

    List<Parameter> parameters() {
        return net.parameters();
    }

    /** Mean cross-entropy of a batch in training mode. */
    Tensor loss(Tensor images, Tensor labels) {
        return torch.cross_entropy_loss(net.head().forward(net.features(images, Mode.TRAINING), Mode.TRAINING), labels);
    }

    /** Logits [n, classes] in evaluation mode, float32 on the CPU. */
    Tensor logits(Tensor images, Compute compute) {
        var parts = new ArrayList<Tensor>();
        try (var guard = new NoGradGuard()) {
            var encoder = net.evaluation();
            for (long start = 0; start < images.size(0); start += EVALUATION_BATCH) {
                long length = Math.min(EVALUATION_BATCH, images.size(0) - start);
                try (var scope = new PointerScope();
                        var cast = compute.precision().cast(compute.device())) {
                    var logits = net.head().forward(encoder.apply(images.narrow(0, start, length)), Mode.EVALUATION);
                    parts.add(logits.to(ScalarType.Float).cpu().retainReference());
                }
            }
            var whole = torch.cat(new TensorVector(parts.toArray(Tensor[]::new)), 0);
            parts.forEach(Tensor::releaseReference);
            return whole;
        }
    }

    /** The share of each block's branch on these images, by block and for both kinds of blocks, see {@link BranchShare}. */
    Map<String, Double> shares(Tensor images, Compute compute) {
        var shares = new TreeMap<String, Double>();
        var ofIdentity = new ArrayList<Double>();
        var ofProjection = new ArrayList<Double>();
        try (var scope = new PointerScope();
                var guard = new NoGradGuard();
                var cast = compute.precision().cast(compute.device())) {
            for (var sum : net.sums(images)) {
                double share = BranchShare.of(sum.branch(), sum.shortcut());
                shares.put(MetricNames.share(sum.block()), share);
                (sum.projects() ? ofProjection : ofIdentity).add(share);
            }
        }
        shares.put(MetricNames.IDENTITY_SHARE, mean(ofIdentity));
        shares.put(MetricNames.PROJECTION_SHARE, mean(ofProjection));
        shares.put(
                MetricNames.SHARE,
                mean(Stream.concat(ofIdentity.stream(), ofProjection.stream()).toList()));
        return shares;
    }

    /** |(gamma, beta)|^2 per channel of the first norm of each branch, by block, and their mean. */
    Map<String, Double> norms() {
        var norms = new TreeMap<String, Double>();
        for (var pair : ScaleAndShift.at(NormPlace.BRANCH_INNER, parameters())) {
            var block = pair.norm().substring(0, pair.norm().lastIndexOf('.'));
            norms.put(MetricNames.norm(block), pair.squarePerChannel());
        }
        norms.put(MetricNames.NORM, mean(List.copyOf(norms.values())));
        return norms;
    }

    /** Mean of |gamma| over a category. */
    double meanScale(Category category) {
        return parameters().stream()
                .filter(p -> isScale(p, category))
                .flatMapToDouble(p -> Arrays.stream(TensorArrays.doubles(p.tensor())))
                .map(Math::abs)
                .average()
                .orElseThrow();
    }

    /** The norms' epsilon over the least running variance of any channel before the last norm of a branch. */
    double epsilonShare() {
        double least = ScaleAndShift.at(NormPlace.BRANCH_LAST, parameters()).stream()
                .map(pair -> net.buffers().get(pair.norm() + ".running_variance"))
                .flatMapToDouble(variance -> Arrays.stream(TensorArrays.doubles(variance)))
                .min()
                .orElseThrow();
        return spec.normEpsilon() / least;
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }
}
