package org.l2bench.reports.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.l2bench.reports.cells.CellTable;

/**
 * A column that holds a metric.
 *
 * @param arm the arm whose column it is, if arms are columns
 * @param pair the pair whose column it is, if pairs are columns
 */
record Source(String metric, int column, Optional<String> arm, Optional<String> pair) {
    /** What the metric of a column that is a pair or an arm is called where nobody says. */
    static final String VALUE = "value";

    /** All columns that hold metrics; of a long table, whose metrics are not columns, none. */
    static List<Source> of(CellTable table, Roles roles) {
        if (roles.isLong()) {
            return List.of();
        }
        var named = roles.named();
        var filtered = roles.where().stream().map(Filter::column).toList();
        var sources = new ArrayList<Source>();
        for (var column = 0; column < table.columns().size(); column++) {
            var name = table.columns().get(column);
            if (named.contains(name)) {
                continue;
            }
            if (roles.pairsAreColumns().isPresent()) {
                var matcher = Pattern.compile(roles.pairsAreColumns().get()).matcher(name);
                if (matcher.matches()) {
                    var metric = matcher.groupCount() > 1 && matcher.group(2) != null ? matcher.group(2) : VALUE;
                    sources.add(new Source(metric, column, Optional.empty(), Optional.of(pair(matcher))));
                }
            } else if (roles.armsAreColumns()) {
                if (!filtered.contains(name)) {
                    sources.add(new Source(roles.value().orElse(VALUE), column, Optional.of(name), Optional.empty()));
                }
            } else {
                sources.add(new Source(name, column, Optional.empty(), Optional.empty()));
            }
        }
        return sources;
    }

    private static String pair(Matcher matcher) {
        return matcher.groupCount() > 0 && matcher.group(1) != null ? matcher.group(1) : matcher.group();
    }
}
