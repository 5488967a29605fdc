package org.l2bench.experiments.saddletosaddle;

import org.l2bench.core.experiment.TrialContext;
import org.l2bench.core.linear.DeepLinearNet;
import org.l2bench.core.linear.MatrixLoss;
import org.l2bench.core.train.Divergence;

/** Plain gradient descent on C(A) + lambda sum |W_l|^2 that is watched at every step. */
record Descent(DeepLinearNet net, MatrixLoss loss, double rate, double lambda) {
    /** Looks at a net whose loss and gradient have been evaluated. */
    @FunctionalInterface
    interface Watch {
        /** @return whether to go on */
        boolean at(int step, double value);
    }

    /** The steps of a trial, of which runs may leave out those that they do not need. */
    static final class Steps {
        private final TrialContext.Progress progress;
        private final long total;
        private long done;
        private long end;

        Steps(TrialContext<?> context, long total) {
            this.progress = context.progress();
            this.total = total;
        }

        void one() {
            progress.step(++done, total);
        }

        /** Begins a run of at most so many steps; those that the last one has left out count as done. */
        void begin(long most) {
            skip();
            end = done + most;
        }

        /** Ends the last run. */
        void skip() {
            if (done < end) {
                done = end;
                progress.step(done, total);
            }
        }
    }

    /** So many steps, or fewer if the watcher has seen enough; it looks before every step and after the last one. */
    int run(int most, Steps steps, Watch watch) {
        return run(most, steps, watch, () -> {});
    }

    /**
     * The same.
     *
     * @param beforeStep what changes the gradient that has been looked at
     */
    int run(int most, Steps steps, Watch watch, Runnable beforeStep) {
        steps.begin(most);
        int step = 0;
        double value = evaluated();
        while (watch.at(step, value) && step < most) {
            beforeStep.run();
            net.descend(rate, lambda);
            value = evaluated();
            step++;
            steps.one();
        }
        steps.skip();
        return step;
    }

    /** All of so many steps. */
    void run(int most, Steps steps) {
        run(most, steps, (step, value) -> true);
    }

    private double evaluated() {
        return Divergence.refused(net.evaluate(loss), "the loss");
    }

    /** C(A) + lambda sum |W_l|^2. */
    double objective() {
        return loss.of(net.product()) + lambda * net.squaredNorm();
    }

    /** Norm of the objective's gradient. */
    double gradientNorm() {
        return Math.sqrt(net.squaredGradient(loss, lambda));
    }
}
