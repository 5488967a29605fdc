package org.l2bench.reports.judge;

/** Which run: its arm, what pairs it, and the data set if there is one. */
record RunName(String dataSet, String arm, String pair) {
    /** For example {@code plain/1}. */
    String inShort() {
        return arm + "/" + pair + (dataSet.isEmpty() ? "" : " on " + dataSet);
    }
}
