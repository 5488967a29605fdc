package org.l2bench.reports.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the columns of a table are. What is empty is to be guessed, or is not there.
 *
 * @param arm columns whose texts together name the arm
 * @param pair columns whose texts together say which results are comparable
 * @param dataSet columns whose texts together name the data set
 * @param metric of a long table, the column that names the metric
 * @param value of a long table, the column of its values; of arms in columns, what the metric is called
 * @param where rows that are read
 * @param step of curves, the column that counts them
 * @param at of curves, the step that is read; the last one if empty
 * @param best of curves, the step that is chosen by its outcome
 * @param armsAreColumns whether each arm is a column
 * @param pairsAreColumns a pattern of columns that are each a pair; its first group is the pair, its second one the metric
 * @param armFrom {@code file} or {@code folder} whose name is the arm, or is read by the pattern
 * @param armPattern a pattern whose named groups become columns, of the text that {@code armFrom} names, or of the arm
 */
public record Roles(
        List<String> arm,
        List<String> pair,
        List<String> dataSet,
        Optional<String> metric,
        Optional<String> value,
        List<Filter> where,
        Optional<String> step,
        Optional<String> at,
        Optional<Best> best,
        boolean armsAreColumns,
        Optional<String> pairsAreColumns,
        Optional<String> armFrom,
        Optional<String> armPattern) {
    /** Nothing said. */
    public static final Roles UNKNOWN = new Roles(
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    public Roles {
        arm = List.copyOf(arm);
        pair = List.copyOf(pair);
        dataSet = List.copyOf(dataSet);
        where = List.copyOf(where);
    }

    /** These, and where they say nothing, those. */
    public Roles over(Roles other) {
        return new Roles(
                arm.isEmpty() ? other.arm : arm,
                pair.isEmpty() ? other.pair : pair,
                dataSet.isEmpty() ? other.dataSet : dataSet,
                metric.or(other::metric),
                value.or(other::value),
                where.isEmpty() ? other.where : where,
                step.or(other::step),
                at.or(other::at),
                best.or(other::best),
                armsAreColumns || other.armsAreColumns,
                pairsAreColumns.or(other::pairsAreColumns),
                armFrom.or(other::armFrom),
                armPattern.or(other::armPattern));
    }

    public Roles withArm(List<String> columns) {
        return new Roles(
                columns,
                pair,
                dataSet,
                metric,
                value,
                where,
                step,
                at,
                best,
                armsAreColumns,
                pairsAreColumns,
                armFrom,
                armPattern);
    }

    public Roles withPair(List<String> columns) {
        return new Roles(
                arm,
                columns,
                dataSet,
                metric,
                value,
                where,
                step,
                at,
                best,
                armsAreColumns,
                pairsAreColumns,
                armFrom,
                armPattern);
    }

    public Roles withDataSet(List<String> columns) {
        return new Roles(
                arm,
                pair,
                columns,
                metric,
                value,
                where,
                step,
                at,
                best,
                armsAreColumns,
                pairsAreColumns,
                armFrom,
                armPattern);
    }

    public Roles withLongForm(String metricColumn, String valueColumn) {
        return new Roles(
                arm,
                pair,
                dataSet,
                Optional.of(metricColumn),
                Optional.of(valueColumn),
                where,
                step,
                at,
                best,
                armsAreColumns,
                pairsAreColumns,
                armFrom,
                armPattern);
    }

    public Roles withStep(String column) {
        return new Roles(
                arm,
                pair,
                dataSet,
                metric,
                value,
                where,
                Optional.of(column),
                at,
                best,
                armsAreColumns,
                pairsAreColumns,
                armFrom,
                armPattern);
    }

    public Roles withAt(String number) {
        return new Roles(
                arm,
                pair,
                dataSet,
                metric,
                value,
                where,
                step,
                Optional.of(number),
                best,
                armsAreColumns,
                pairsAreColumns,
                armFrom,
                armPattern);
    }

    public Roles withPairsAreColumns(String pattern) {
        return new Roles(
                arm,
                pair,
                dataSet,
                metric,
                value,
                where,
                step,
                at,
                best,
                armsAreColumns,
                Optional.of(pattern),
                armFrom,
                armPattern);
    }

    /** Whether a column names the metric of its row. */
    public boolean isLong() {
        return metric.isPresent() && !armsAreColumns;
    }

    /** All columns that are named as something, but for those of filters. */
    List<String> named() {
        var named = new ArrayList<String>();
        named.addAll(arm);
        named.addAll(pair);
        named.addAll(dataSet);
        if (isLong()) {
            metric.ifPresent(named::add);
            value.ifPresent(named::add);
        }
        step.ifPresent(named::add);
        return named;
    }

    /** What a pair is called in a sentence, as in {@code no seed in common}. */
    String pairWord() {
        return pair.isEmpty() ? "split" : String.join("/", pair);
    }
}
