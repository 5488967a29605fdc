package org.l2bench.experiments.rehearsalfreecl;

import java.util.List;
import org.l2bench.core.setting.Problems;
import org.l2bench.core.setting.Range;
import org.l2bench.core.setting.Setting;
import org.l2bench.experiments.rehearsalfreecl.Method.Keep;

/** Settings of the sweep that chooses the weights of the regularisers; without one, the weights themselves. */
record Sweep(
        @Setting("length of the prefix that the weights are chosen on")
        int tasks,

        @Setting("seeds of its class orders; none: there is no sweep, and each list of weights holds one")
        List<Integer> orders,

        @Setting("candidates for lambda of lambda |w-a|^2") @Range(least = 0, most = 1e12)
        List<Double> l2,

        @Setting("candidates for mu of (mu/2) sum F (w-a)^2") @Range(least = 0, most = 1e12)
        List<Double> ewc,

        @Setting("candidates for mu of mu mean (f-f_prev)^2") @Range(least = 0, most = 1e12)
        List<Double> featkd) {

    /** The regularisers whose weight is chosen. */
    static final List<Keep> SWEPT = List.of(Keep.L2, Keep.EWC, Keep.FEATKD);

    private static final int MOST = 32;

    Sweep {
        orders = List.copyOf(orders);
        l2 = List.copyOf(l2);
        ewc = List.copyOf(ewc);
        featkd = List.copyOf(featkd);
        var problems = new Problems()
                .distinct("orders", orders)
                .require(orders.size() <= MOST, "orders must be at most %s, were %s", MOST, orders.size());
        check(problems, "l2", l2, orders.isEmpty());
        check(problems, "ewc", ewc, orders.isEmpty());
        check(problems, "featkd", featkd, orders.isEmpty());
        problems.throwIfAny();
    }

    private static void check(Problems problems, String key, List<Double> weights, boolean single) {
        problems.require(!weights.isEmpty(), "%s must be at least one number, were %s", key, weights)
                .require(weights.size() <= MOST, "%s must be at most %s, were %s", key, MOST, weights.size())
                .require(
                        weights.stream().sorted().distinct().toList().equals(weights),
                        "%s must be ascending, were %s",
                        key,
                        weights)
                .require(
                        !single || weights.size() == 1,
                        "%s must be one number when sweep.orders names none to choose on, were %s",
                        key,
                        weights);
    }

    /** Whether there is one. */
    boolean happens() {
        return !orders.isEmpty();
    }

    /** The weights where there is no sweep: then each list has but one. */
    Weights first() {
        return new Weights(l2.get(0), ewc.get(0), featkd.get(0));
    }

    /** The candidates for the weight of one regulariser. */
    List<Double> grid(Keep keep) {
        return switch (keep) {
            case L2 -> l2;
            case EWC -> ewc;
            case FEATKD -> featkd;
            case NOTHING, EWC_L2_START, FROZEN -> List.of();
        };
    }
}
