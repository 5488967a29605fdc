package org.l2bench.core.regulariser.probe;

import java.util.ArrayList;
import java.util.List;
import org.l2bench.core.regulariser.convention.Convention;
import org.l2bench.core.regulariser.convention.Intercept;
import org.l2bench.core.regulariser.convention.Spread;

/**
 * A shape of penalty: lambda sum spread_j^2 w_j^2, and what is done with the intercept.
 *
 * @param spread {@link Spread#SAMPLE} stands for both deviations: they differ by a factor that all features share
 * @param intercept free, penalised, penalised with a strength of its own, or none
 */
public record Form(Spread spread, Intercept intercept) {
    private static final List<Spread> SPREADS =
            List.of(Spread.NONE, Spread.SAMPLE, Spread.RANGE, Spread.RMS, Spread.LARGEST);

    /** Those that a model can have, the usual ones first. */
    static List<Form> of(Fitted fitted) {
        var intercepts = fitted.intercept().isPresent()
                ? List.of(Intercept.FREE, Intercept.PENALISED, Intercept.OWN)
                : List.of(Intercept.NONE);
        var forms = new ArrayList<Form>();
        intercepts.forEach(i -> SPREADS.forEach(s -> forms.add(new Form(s, i))));
        return forms;
    }

    /** Whether a row of the table has this shape. */
    boolean isOf(Convention row) {
        return hasSpread(row.spread()) && hasIntercept(row.intercept());
    }

    private boolean hasSpread(Spread other) {
        return switch (spread) {
            case NONE, COMMON -> other == Spread.NONE || other == Spread.COMMON;
            case SAMPLE, POPULATION -> other.isDeviation();
            case RMS, RANGE, LARGEST -> other == spread;
        };
    }

    private boolean hasIntercept(Intercept other) {
        return switch (intercept) {
            case FREE -> other == Intercept.FREE || other == Intercept.GIVEN;
            case PENALISED -> other == Intercept.PENALISED || other == Intercept.FEATURE || other == Intercept.GIVEN;
            case OWN -> other == Intercept.OWN;
            // Without an intercept it does not matter what would have been done with it.
            case NONE, FEATURE, GIVEN -> true;
        };
    }
}
