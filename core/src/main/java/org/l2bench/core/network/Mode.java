package org.l2bench.core.network;

/** Whether a forward pass may use the statistics of its batch and change buffers. */
public enum Mode {
    TRAINING,
    EVALUATION
}
