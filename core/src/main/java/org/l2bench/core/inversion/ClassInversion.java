package org.l2bench.core.inversion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.l2bench.core.engine.Compute;
import org.l2bench.core.engine.Handles;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.engine.TensorArrays;

/**
 * Inversion of a classifier: for every class some images are started at noise and moved down the gradient, with momentum, of
 *
 * <pre>cross-entropy(f(x), class) + a |x|^2 + b TV(x),   TV the sum of |differences| of neighbouring pixels</pre>
 *
 * each image on its own (gradients are summed over images, not averaged), clamped to what a pixel can be after every step. f is fixed.
 * After Fredrikson, Jha and Ristenpart, Model inversion attacks that exploit confidence information, 2015, with the priors that are
 * usual since Mahendran and Vedaldi 2015.
 *
 * @param starts images for every class, at least 1
 * @param steps at least 0
 * @param rate of a step, &gt; 0
 * @param momentum in [0, 1): v &lt;- momentum v + gradient; x &lt;- x - rate v
 * @param startStd standard deviation of the first pixels
 * @param squaredNorm a &gt;= 0
 * @param totalVariation b &gt;= 0
 */
public record ClassInversion(
        int starts,
        int steps,
        double rate,
        double momentum,
        double startStd,
        double squaredNorm,
        double totalVariation) {
    public ClassInversion {
        List<String> problems = new ArrayList<>();
        require(problems, starts >= 1, "starts must be >= 1, was " + starts);
        require(problems, steps >= 0, "steps must be >= 0, was " + steps);
        require(problems, rate > 0 && Double.isFinite(rate), "rate must be > 0 and finite, was " + rate);
        require(problems, momentum >= 0 && momentum < 1, "momentum must be in [0, 1), was " + momentum);
        require(problems, startStd >= 0 && Double.isFinite(startStd), "startStd must be >= 0, was " + startStd);
        require(
                problems,
                squaredNorm >= 0 && Double.isFinite(squaredNorm),
                "squaredNorm must be >= 0, was " + squaredNorm);
        require(
                problems,
                totalVariation >= 0 && Double.isFinite(totalVariation),
                "totalVariation must be >= 0, was " + totalVariation);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
    }

    private static void require(List<String> problems, boolean holds, String problem) {
        if (!holds) {
            problems.add(problem);
        }
    }

    /**
     * The images, class by class.
     *
     * @param logits images [n, channels, height, width], float32, to logits [n, classes], differentiable, each image by itself: in
     *     evaluation mode. The gradients of its parameters are neither needed nor touched
     * @param stream of the first pixels
     * @throws ArithmeticException if a pixel leaves the numbers
     */
    public Reconstructions of(
            UnaryOperator<Tensor> logits, int classes, PixelSpace space, RandomStream stream, Compute compute) {
        var targets = new int[classes * starts];
        Arrays.setAll(targets, i -> i / starts);
        try (var scope = new PointerScope()) {
            var start = stream.normal(startStd, targets.length, space.channels(), space.height(), space.width());
            var images = compute.place(start).set_requires_grad(true);
            var labels = compute.place(TensorArrays.of(targets));
            var velocity = torch.zeros_like(images);
            var lowest = compute.place(channelwise(space.lowest()));
            var highest = compute.place(channelwise(space.highest()));
            for (int step = 0; step < steps; step++) {
                step(logits, images, labels, velocity, lowest, highest);
            }
            return new Reconstructions(rows(images, targets.length, space.size()), targets);
        }
    }

    private void step(
            UnaryOperator<Tensor> logits,
            Tensor images,
            Tensor labels,
            Tensor velocity,
            Tensor lowest,
            Tensor highest) {
        try (var scope = new PointerScope()) {
            var objective = objective(logits.apply(images), labels, images);
            // Not backward(), which would leave gradients in the classifier.
            var gradient = Handles.at(torch.grad(new TensorVector(objective), new TensorVector(images)), 0);
            try (var guard = new NoGradGuard()) {
                velocity.mul_(new Scalar(momentum)).add_(gradient);
                images.add_(velocity, new Scalar(-rate));
                images.clamp_(new TensorOptional(lowest), new TensorOptional(highest));
            }
        }
    }

    private Tensor objective(Tensor logits, Tensor labels, Tensor images) {
        var own = logits.log_softmax(1).gather(1, labels.unsqueeze(1)).sum().neg();
        return own.add(images.square().sum().mul(new Scalar(squaredNorm)))
                .add(variation(images).mul(new Scalar(totalVariation)));
    }

    /** Summed over all images. */
    static Tensor variation(Tensor images) {
        return neighbours(images, 2).add(neighbours(images, 3));
    }

    private static Tensor neighbours(Tensor images, int dimension) {
        long length = images.size(dimension);
        var after = images.narrow(dimension, 1, length - 1);
        return after.sub(images.narrow(dimension, 0, length - 1)).abs().sum();
    }

    private static Tensor channelwise(double[] values) {
        return TensorArrays.of(values, 1, values.length, 1, 1).to(ScalarType.Float);
    }

    private static double[][] rows(Tensor images, int count, int size) {
        var flat = TensorArrays.doubles(images);
        var rows = new double[count][];
        for (int i = 0; i < count; i++) {
            rows[i] = Arrays.copyOfRange(flat, i * size, (i + 1) * size);
            if (!Arrays.stream(rows[i]).allMatch(Double::isFinite)) {
                throw new ArithmeticException("the inversion has left the numbers in image " + i);
            }
        }
        return rows;
    }
}
