package org.l2bench.core.regulariser;

import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.l2bench.core.network.Parameter;

/**
 * L(w) + lambda w^T w, <em>without</em> one half; gradient 2 lambda w. L is the mean over samples. Acts in the objective.
 * An optimiser may add the gradient itself instead of the term ("coupled" decay); the two are the same.
 *
 * @param lambda at least 0
 */
public record L2Penalty(double lambda, ParameterSelector selector) implements QuadraticTerm {
    public L2Penalty {
        if (!(lambda >= 0 && Double.isFinite(lambda))) {
            throw new IllegalArgumentException("lambda must be finite and >= 0, was " + lambda);
        }
    }

    /** From PyTorch's {@code weight_decay} of SGD and Adam, whose penalty is (weight_decay / 2) w^T w. */
    public static L2Penalty ofPyTorchWeightDecay(double weightDecay, ParameterSelector selector) {
        return new L2Penalty(weightDecay / 2, selector);
    }

    /** From Keras' {@code l2(c)}: lambda = c. */
    public static L2Penalty ofKeras(double c, ParameterSelector selector) {
        return new L2Penalty(c, selector);
    }

    /** From scikit-learn's {@code Ridge(alpha)}, |y - Xw|^2 + alpha w^T w, if L is the mean of n squares. */
    public static L2Penalty ofRidgeAlpha(double alpha, int n, ParameterSelector selector) {
        return new L2Penalty(alpha / n, selector);
    }

    /** From scikit-learn's {@code LogisticRegression(C)}, w^T w / 2 + C * sum of n losses. */
    public static L2Penalty ofLogisticRegressionC(double c, int n, ParameterSelector selector) {
        return new L2Penalty(1 / (2 * n * c), selector);
    }

    /** From scikit-learn's {@code MLPClassifier(alpha)}, (alpha / 2) |W|^2 / batch. */
    public static L2Penalty ofMlpClassifierAlpha(double alpha, int batch, ParameterSelector selector) {
        return new L2Penalty(alpha / (2 * batch), selector);
    }

    /** Maximum a posteriori with prior N(0, tau^2) and noise sigma^2, if L is the mean of n squares. */
    public static L2Penalty ofGaussianPrior(double sigma, double tau, int n, ParameterSelector selector) {
        return new L2Penalty(sigma * sigma / (n * tau * tau), selector);
    }

    /** PyTorch's {@code weight_decay}: 2 lambda. */
    public double pyTorchWeightDecay() {
        return 2 * lambda;
    }

    /** Keras' {@code l2(c)}: lambda. */
    public double keras() {
        return lambda;
    }

    /** The standard deviation tau of the Gaussian prior N(0, tau^2) at noise sigma and n squares: sigma / sqrt(n lambda). */
    public double gaussianPriorTau(double sigma, int n) {
        return sigma / Math.sqrt(n * lambda);
    }

    /** scikit-learn's {@code Ridge(alpha)}: n lambda. */
    public double ridgeAlpha(int n) {
        return n * lambda;
    }

    /** scikit-learn's {@code LogisticRegression(C)}: 1 / (2 n lambda). */
    public double logisticRegressionC(int n) {
        return 1 / (2 * n * lambda);
    }

    /** scikit-learn's {@code MLPClassifier(alpha)}: 2 lambda batch. */
    public double mlpClassifierAlpha(int batch) {
        return 2 * lambda * batch;
    }

    @Override
    public Tensor term(List<Parameter> parameters) {
        Tensor sum = null;
        for (var parameter : selector.covered(parameters)) {
            var square = parameter.tensor().square().sum();
            sum = sum == null ? square : sum.add(square);
        }
        return sum.mul(new Scalar(lambda));
    }

    @Override
    public Tensor matrix(List<Parameter> parameters) {
        return diagonal(parameters, p -> torch.full_like(p.tensor(), new Scalar(lambda)));
    }

    @Override
    public String describe() {
        return "penalty " + lambda + " w'w in the objective (PyTorch weight_decay " + pyTorchWeightDecay() + ")";
    }
}
