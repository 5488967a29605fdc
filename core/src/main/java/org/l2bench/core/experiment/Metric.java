package org.l2bench.core.experiment;

/**
 * What a number in a record means, how it is shown, and which arms have it.
 *
 * @param name key in the records, e.g. {@code auroc.density.near}
 * @param label column head, e.g. {@code G near}
 * @param unit shown beside the label; empty for pure numbers
 * @param decimals digits after the point in tables
 * @param tolerance absolute difference that another machine class may show; 0 for counts, infinite for what is {@link #measured}
 * @param group metrics of one group stand in one table, e.g. {@code detection}, {@code collapse}, {@code diagnostics};
 *     {@link #NO_TABLE} for those that only figures and claims use
 * @param arms those whose results have it; derived arms often have only what differs from the arm that they are derived from
 * @param isCombined whether it is in no record, but made of all trials together, see {@link Experiment#combined}
 */
public record Metric(
        String name,
        String label,
        String unit,
        int decimals,
        double tolerance,
        String group,
        ArmSet arms,
        boolean isCombined) {
    /** The group of metrics that are in the records and in the file of all values, but in no table. */
    public static final String NO_TABLE = "";

    /** A metric that no other run finds again, such as a time: see {@link ArmResult#measured}. */
    public static Metric measured(String name, String label, String unit, int decimals, String group) {
        return new Metric(name, label, unit, decimals, Double.POSITIVE_INFINITY, group);
    }

    /** Whether another run may show any difference. */
    public boolean isMeasured() {
        return tolerance == Double.POSITIVE_INFINITY;
    }

    /** A metric that all arms have. */
    public Metric(String name, String label, String unit, int decimals, double tolerance, String group) {
        this(name, label, unit, decimals, tolerance, group, ArmSet.ALL, false);
    }

    /** The same of these arms only. */
    public Metric of(ArmSet only) {
        return new Metric(name, label, unit, decimals, tolerance, group, only, isCombined);
    }

    /** The same, made of all trials together. */
    public Metric combined() {
        return new Metric(name, label, unit, decimals, tolerance, group, arms, true);
    }

    /** Whether the record of a trial has it with this arm. */
    public boolean isRecordedFor(Arm arm) {
        return !isCombined && !arm.isCombined() && arms.has(arm.name());
    }
}
