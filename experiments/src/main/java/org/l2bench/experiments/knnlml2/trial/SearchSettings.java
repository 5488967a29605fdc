package org.l2bench.experiments.knnlml2.trial;

import org.l2bench.core.setting.Problems;
import org.l2bench.core.setting.Range;
import org.l2bench.core.setting.Setting;

/** Which keys are searched, how, and for which queries. */
public record SearchSettings(
        @Setting(
                "which text the keys come from: the training text, or further blocks as well, which the model has not seen")
        Store store,

        @Setting(
                "positions of a window that become keys, the last ones: all but the first keys have seen at least context - fresh tokens before")
        int fresh,

        @Setting(
                "exact, or in an inverted file whose number of probes half A chooses and whose error is measured on half B")
        Method method,

        @Setting("k") @Range(least = 1, most = Settings.MOST)
        int neighbours,

        @Setting("windows of each half that are asked") @Range(least = 2, most = Settings.MOST)
        int queryWindows,

        @Setting("positions of a query window that are scored, the last ones")
        int scored,

        @Setting("words with at least this training count enter the cluster ratio")
        @Range(least = 2, most = Settings.MOST)
        int countedFrom) {

    /** Whose keys are searched. */
    public enum Store {
        /** Those of the training text. */
        TRAINING,
        /** Those of further blocks, b mod 10 in {4, 9}, as well, which the model has not seen. */
        WIDE
    }

    /** How neighbours are found. */
    public enum Method {
        EXACT,
        /** In an inverted file; keys lie in files, and how wrong it is, is measured against the exact search. */
        APPROXIMATE
    }

    public SearchSettings {
        new Problems()
                .require(
                        (double) queryWindows * scored * (neighbours + 2.0 * Search.BARRED + 1) <= Integer.MAX_VALUE,
                        "queryWindows x scored x neighbours must be less than 2^31, were %s x %s x %s",
                        queryWindows,
                        scored,
                        neighbours)
                .throwIfAny();
    }

    public boolean isWide() {
        return store == Store.WIDE;
    }

    public boolean isExact() {
        return method == Method.EXACT;
    }
}
