package org.l2bench.experiments.cnnregularity;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;

/** The names of the arms. */
final class ArmNames {
    static final String KERNEL_L2 = "kernel-l2";
    static final String KERNEL_L1 = "kernel-l1";
    static final String MATCHED_L1 = "nobn-l1-matched";

    private static final int MOST_DECIMALS = 6;

    private ArmNames() {}

    /** At s = 1, where nothing is said of the resolution. */
    static String plain(double strength) {
        return Denoiser.Kind.PLAIN.arm(strength, 1);
    }

    static String normed(double strength) {
        return Denoiser.Kind.NORMED.arm(strength, 1);
    }

    static String identity(int scale) {
        return "identity" + at(scale);
    }

    /** The Gaussian filter that leaves as much noise as an arm. */
    static String gauss(String arm) {
        return "gauss/" + arm;
    }

    static String prior(double strength) {
        return "dip-" + number(strength);
    }

    static String at(int scale) {
        return scale == 1 ? "" : "/s" + scale;
    }

    /** As the sheet writes strengths: a single digit behind the point as 1e-1 or 2e-3, others as they are. */
    static String number(double strength) {
        var decimal = new BigDecimal(String.valueOf(strength)).stripTrailingZeros();
        boolean isOne = decimal.unscaledValue().equals(BigInteger.ONE);
        if (decimal.precision() == 1 && (decimal.scale() > 1 || (decimal.scale() == 1 && isOne))) {
            return decimal.unscaledValue() + "e-" + decimal.scale();
        }
        return decimal.scale() > MOST_DECIMALS
                ? String.valueOf(strength).toLowerCase(Locale.ROOT)
                : decimal.toPlainString();
    }
}
