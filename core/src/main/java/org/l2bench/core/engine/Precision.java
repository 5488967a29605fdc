package org.l2bench.core.engine;

import java.util.Arrays;
import java.util.Locale;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.DeviceType;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Arithmetic of the forward pass. It changes the numbers, so it is part of a trial's inputs. */
public enum Precision {
    FP32,
    /** Autocast to bfloat16; weights, gradients and the optimiser stay in float32. */
    BF16;

    /** The name in records and on the command line. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The precision of this label.
     *
     * @throws IllegalArgumentException for an unknown label
     */
    public static Precision of(String label) {
        return Arrays.stream(values())
                .filter(p -> p.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("precision must be fp32 or bf16, was " + label));
    }

    /** Computes in this precision on this thread until the result is closed: autocasting is on, or off. */
    public Cast cast(DeviceType device) {
        var before = torch.is_autocast_enabled(device);
        if (this == FP32) {
            if (!before) {
                return () -> {};
            }
            torch.set_autocast_enabled(device, false);
            return () -> torch.set_autocast_enabled(device, true);
        }
        torch.set_autocast_enabled(device, true);
        torch.set_autocast_dtype(device, ScalarType.BFloat16);
        torch.increment_nesting();
        return () -> {
            if (torch.decrement_nesting() == 0) {
                torch.clear_cache();
            }
            torch.set_autocast_enabled(device, before);
        };
    }

    /** Ends autocasting. */
    @FunctionalInterface
    public interface Cast extends AutoCloseable {
        @Override
        void close();
    }
}
