package org.l2bench.reports.judge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the cells of the runs: of every row those that hold one of the metrics of one of the arms that are asked for. A run is one
 * group of rows, or one variant of it where arms or pairs are columns.
 */
final class Gathering {
    /** An arm or a pair that a column says. */
    private record Variant(Optional<String> arm, Optional<String> pair) {}

    private record Target(int metric, int column, int variant) {}

    private final Reading reading;
    private final Roles roles;
    private final Map<String, Integer> metrics = new HashMap<>();
    private final Set<String> arms;
    private final RowKeys groups;
    private final RunCells cells = new RunCells();
    private final List<Variant> variants = new ArrayList<>();
    private final int[] armColumns;
    private final int[] pairColumns;
    private final int[] setColumns;

    private Gathering(Reading reading, Roles roles, List<String> metrics, Set<String> arms) {
        this.reading = reading;
        this.roles = roles;
        this.arms = arms;
        metrics.forEach(m -> this.metrics.put(m, this.metrics.size()));
        this.armColumns = reading.indexes(roles.arm());
        this.pairColumns = reading.indexes(roles.pair());
        this.setColumns = reading.indexes(roles.dataSet());
        this.groups = new RowKeys(reading, List.of(setColumns, armColumns, pairColumns));
    }

    static Gathering of(Reading reading, Roles roles, List<String> metrics, Set<String> arms) {
        var gathering = new Gathering(reading, roles, metrics, arms);
        if (roles.isLong()) {
            gathering.gatherLong();
        } else {
            gathering.gatherWide();
        }
        return gathering;
    }

    private void gatherLong() {
        var metricColumn = reading.indexes(roles.metric().stream().toList())[0];
        var valueColumn = reading.indexes(roles.value().stream().toList())[0];
        variants.add(new Variant(Optional.empty(), Optional.empty()));
        reading.each().filter(this::isAsked).forEach(row -> {
            var metric = metrics.get(reading.table().cell(row, metricColumn));
            if (metric != null) {
                cells.add(groups.of(row) * metrics.size() + metric, row, valueColumn);
            }
        });
    }

    private void gatherWide() {
        var targets = new ArrayList<Target>();
        for (var source : Source.of(reading.table(), roles)) {
            boolean isWanted = metrics.containsKey(source.metric())
                    && source.arm().map(arms::contains).orElse(true);
            if (isWanted) {
                var variant = new Variant(source.arm(), source.pair());
                if (!variants.contains(variant)) {
                    variants.add(variant);
                }
                targets.add(new Target(metrics.get(source.metric()), source.column(), variants.indexOf(variant)));
            }
        }
        reading.each().filter(this::isAsked).forEach(row -> {
            int group = groups.of(row);
            for (var target : targets) {
                int run = Math.addExact(Math.multiplyExact(group, variants.size()), target.variant());
                cells.add(run * metrics.size() + target.metric(), row, target.column());
            }
        });
    }

    private boolean isAsked(int row) {
        return roles.armsAreColumns() || arms.contains(reading.key(row, armColumns));
    }

    /** How many runs there may be; some have no cells. */
    int runs() {
        return groups.size() * variants.size();
    }

    boolean isEmpty(int run) {
        for (var metric = 0; metric < metrics.size(); metric++) {
            if (!cells.isEmpty(run * metrics.size() + metric)) {
                return false;
            }
        }
        return true;
    }

    Places cells(int run, int metric) {
        return cells.of(run * metrics.size() + metric);
    }

    int firstRow(int run) {
        return groups.firstRow(run / variants.size());
    }

    RunName name(int run) {
        return new RunName(dataSet(run), arm(run), pair(run));
    }

    String dataSet(int run) {
        return reading.key(firstRow(run), setColumns);
    }

    String arm(int run) {
        return variant(run).arm().orElseGet(() -> reading.key(firstRow(run), armColumns));
    }

    String pair(int run) {
        var pair = reading.key(firstRow(run), pairColumns);
        return variant(run).pair().map(p -> pair.isEmpty() ? p : pair + "/" + p).orElse(pair);
    }

    private Variant variant(int run) {
        return variants.get(run % variants.size());
    }
}
