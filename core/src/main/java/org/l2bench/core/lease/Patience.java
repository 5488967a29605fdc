package org.l2bench.core.lease;

import java.time.Duration;

/**
 * How long a holder may be silent. Clocks of hosts may differ by any amount, and on Lustre a file has its writer's time; so none
 * is trusted alone.
 *
 * @param beat between two signs of life of a holder
 * @param stale a holder that has been silent for so long by the clock of the file system is dead, if it also stays silent while it
 *     is watched
 * @param watch for how long it is watched; longer than a beat and than the cache of an NFS client
 * @param unseen a holder that was silent for so long while it was watched is dead, whatever the clocks say
 */
public record Patience(Duration beat, Duration stale, Duration watch, Duration unseen) {
    public static final Patience USUAL = new Patience(
            Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofSeconds(150), Duration.ofMinutes(10));

    public Patience {
        if (beat.compareTo(watch) >= 0 || watch.compareTo(unseen) > 0 || watch.compareTo(stale) > 0) {
            throw new IllegalArgumentException("beat < watch <= stale, unseen must hold, were " + beat + ", " + watch
                    + ", " + stale + ", " + unseen);
        }
    }
}
