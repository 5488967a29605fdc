package org.l2bench.reports.judge;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the columns of a table are. What is not said is to be guessed, or is not there.
 *
 * @param said names of columns and other texts, by role; never empty lists
 * @param where rows that are read
 * @param best of curves, the step that is chosen by its outcome
 * @param armsAreColumns whether each arm is a column
 */
public record Roles(Map<Role, List<String>> said, List<Filter> where, Optional<Best> best, boolean armsAreColumns) {
    /** Nothing said. */
    public static final Roles UNKNOWN = new Roles(Map.of(), List.of(), Optional.empty(), false);

    public Roles {
        var copy = new EnumMap<Role, List<String>>(Role.class);
        said.forEach((role, texts) -> copy.put(role, List.copyOf(texts)));
        copy.values().removeIf(List::isEmpty);
        said = Collections.unmodifiableMap(copy);
        where = List.copyOf(where);
    }

    /** These, and where they say nothing, those. */
    public Roles over(Roles other) {
        var all = new EnumMap<Role, List<String>>(Role.class);
        all.putAll(other.said);
        all.putAll(said);
        return new Roles(
                all,
                where.isEmpty() ? other.where : where,
                best.or(other::best),
                armsAreColumns || other.armsAreColumns);
    }

    /** The same with another word on one of them. */
    Roles with(Role role, List<String> texts) {
        return new Roles(Map.of(role, texts), List.of(), Optional.empty(), false).over(this);
    }

    public List<String> arm() {
        return texts(Role.ARM);
    }

    public List<String> pair() {
        return texts(Role.PAIR);
    }

    public List<String> dataSet() {
        return texts(Role.DATA_SET);
    }

    public Optional<String> metric() {
        return text(Role.METRIC);
    }

    public Optional<String> value() {
        return text(Role.VALUE);
    }

    public Optional<String> step() {
        return text(Role.STEP);
    }

    public Optional<String> at() {
        return text(Role.AT);
    }

    public Optional<String> pairsAreColumns() {
        return text(Role.PAIRS_ARE_COLUMNS);
    }

    public Optional<String> armFrom() {
        return text(Role.ARM_FROM);
    }

    public Optional<String> armPattern() {
        return text(Role.ARM_PATTERN);
    }

    private List<String> texts(Role role) {
        return said.getOrDefault(role, List.of());
    }

    private Optional<String> text(Role role) {
        return texts(role).stream().findFirst();
    }

    /** Whether a column names the metric of its row. */
    public boolean isLong() {
        return metric().isPresent() && !armsAreColumns;
    }

    /** All columns that are named as something, but for those of filters. */
    List<String> named() {
        var named = new ArrayList<String>();
        named.addAll(arm());
        named.addAll(pair());
        named.addAll(dataSet());
        if (isLong()) {
            named.addAll(texts(Role.METRIC));
            named.addAll(texts(Role.VALUE));
        }
        named.addAll(texts(Role.STEP));
        return named;
    }

    /** What a pair is called in a sentence, as in {@code no seed in common}. */
    String pairWord() {
        return pair().isEmpty() ? "split" : String.join("/", pair());
    }
}
