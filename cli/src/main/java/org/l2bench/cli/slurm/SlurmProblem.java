package org.l2bench.cli.slurm;

/** Slurm does not answer, or does not take a job. The message holds its own sentence. */
public final class SlurmProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SlurmProblem(String message) {
        super(message);
    }
}
