package org.l2bench.core.worker;

/** When a run on a folder in which other processes may be at work ends. */
public enum Ending {
    /** When all of its trials have records, whoever makes them. */
    ALL_DONE,
    /** When all of its trials have records or are with other processes. */
    NOTHING_TO_START
}
