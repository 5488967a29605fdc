package org.l2bench.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.l2bench.core.testing.TensorAssert.assertThatTensor;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.l2bench.core.engine.Handles;
import org.l2bench.core.engine.RandomStream;
import org.l2bench.core.network.Discriminator;
import org.l2bench.core.network.GradientReversal;
import org.l2bench.core.regulariser.Distillation;
import org.l2bench.core.testing.TensorScope;

/** The three ways to pull one decoder to another, by the sheet's formulas. */
@ExtendWith(TensorScope.class)
class TransferTest {
    private static final int ROWS = 6;
    private static final int WIDTH = 5;

    private static Tensor drawn(long seed) {
        return new RandomStream(seed).normal(1, ROWS, WIDTH).to(ScalarType.Double);
    }

    @Test
    void distillationIsTheCrossEntropyToTheTeacher() {
        var kd = new Distillation.SoftenedLogits(1, 1);
        var teacher = drawn(1);
        var p = torch.softmax(teacher, 1);
        var entropy = p.mul(p.log()).sum(1).neg().mean();
        assertThat(kd.term(teacher, teacher).item_double()).isCloseTo(entropy.item_double(), within(1e-12));
        var student = drawn(2).set_requires_grad(true);
        kd.term(student, teacher).backward();
        assertThatTensor(Handles.gradient(student).mul(new Scalar((double) ROWS)))
                .isNear(torch.softmax(student.detach(), 1).sub(p), 1e-12);
    }

    /** kappa mean_t (1/d) |h - h_teacher|^2. */
    @Test
    void theL2DistanceOfStatesIsDividedByTheirWidth() {
        var student = drawn(3).set_requires_grad(true);
        var teacher = drawn(4);
        var term = new Distillation.Features(0.5).term(student, teacher);
        var formula = student.sub(teacher)
                .square()
                .sum(1)
                .div(new Scalar((double) WIDTH))
                .mean();
        assertThat(term.item_double()).isCloseTo(0.5 * formula.item_double(), within(1e-12));
        term.backward();
        assertThatTensor(Handles.gradient(student))
                .isNear(student.detach().sub(teacher).mul(new Scalar(2 * 0.5 / (WIDTH * ROWS))), 1e-12);
    }

    @Test
    void theReversalIsTheIdentityWithTheFactorMinusOne() {
        var x = new RandomStream(5).normal(1e3, 4, 3).set_requires_grad(true);
        var reversed = GradientReversal.of(x);
        assertThatTensor(reversed.detach()).hasBitsOf(x.detach());
        reversed.mul(new Scalar(3.0)).sum().backward();
        assertThatTensor(Handles.gradient(x)).hasValuesNear(0, -3, -3, -3, -3, -3, -3, -3, -3, -3, -3, -3, -3);
    }

    @Test
    void theDiscriminatorLearnsAgainstTheStudentAndTheTeacherNotAtAll() {
        var discriminator = new Discriminator("d", WIDTH, name -> new RandomStream(name.hashCode()), ScalarType.Double);
        var transfer = new AdversarialTransfer(discriminator, 0.3, 800);
        var student = drawn(6).set_requires_grad(true);
        var teacher = drawn(7).set_requires_grad(true);
        var term = transfer.term(student, teacher, 400);
        var p = discriminator.logits(student.detach()).sigmoid();
        var q = discriminator.logits(teacher.detach()).sigmoid();
        var formula = p.neg().log1p().neg().mean().sub(q.log().mean());
        assertThat(term.item_double()).isCloseTo(transfer.strength(400) * formula.item_double(), within(1e-12));
        term.backward();
        assertThat(Handles.gradient(teacher).defined()).isFalse();
        // A step of the student along its gradient's fall makes D take it for the teacher; one of D tells them better
        // apart.
        var moved = student.detach().sub(Handles.gradient(student));
        assertThat(discriminator.logits(moved).sum().item_double())
                .isGreaterThan(discriminator.logits(student.detach()).sum().item_double());
        for (var parameter : transfer.parameters()) {
            parameter
                    .tensor()
                    .detach()
                    .sub_(Handles.gradient(parameter.tensor()).mul(new Scalar(0.01)));
        }
        assertThat(transfer.term(student.detach(), teacher, 400).item_double()).isLessThan(term.item_double());
    }

    @Test
    void adversarialTransferBeginsWithNothing() {
        var discriminator = new Discriminator("d", WIDTH, name -> new RandomStream(name.hashCode()), ScalarType.Double);
        var transfer = new AdversarialTransfer(discriminator, 0.3, 800);
        assertThat(transfer.strength(0)).isZero();
        assertThat(transfer.strength(80)).isCloseTo(0.3 * (2 / (1 + Math.exp(-1)) - 1), within(1e-15));
        assertThat(transfer.strength(800)).isCloseTo(0.3, within(1e-4));
        assertThatThrownBy(() -> new AdversarialTransfer(discriminator, -1, 0))
                .hasMessage("kappa must be finite and >= 0 and steps >= 1, were -1.0 and 0");
    }

    /** q = (1 - e) target + e / classes. */
    @Test
    void smoothedTargetsHaveTheirMassOverAllClasses() {
        var logits = drawn(8);
        var targets = new RandomStream(9).integers(WIDTH, ROWS);
        var p = torch.log_softmax(logits, 1);
        var right = p.gather(1, targets.view(-1, 1)).mean().item_double();
        double expected = -(0.9 * right + 0.1 * p.mean().item_double());
        var smoothing = new LabelSmoothing(0.1);
        assertThat(smoothing.loss(logits, targets).item_double()).isCloseTo(expected, within(1e-12));
        assertThat(new LabelSmoothing(0).loss(logits, targets).item_double()).isCloseTo(-right, within(1e-12));
        var oneHot = torch.zeros_like(logits).scatter_(1, targets.view(-1, 1), new Scalar(1.0));
        assertThat(smoothing.loss(logits, oneHot).item_double()).isCloseTo(expected, within(1e-12));
        assertThatThrownBy(() -> new LabelSmoothing(1)).hasMessage("label smoothing must be >= 0 and < 1, was 1.0");
    }
}
