package org.l2bench.reports.judge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.l2bench.core.setting.Problems;

/** Roles that cannot be had together, or that say nothing without another one. */
final class Conflicts {
    private Conflicts() {}

    /** Of what was said, before anything is guessed. */
    static void ofSaid(Roles roles, Problems problems) {
        boolean isArmMade = roles.armPattern().map(p -> p.contains("(?<arm>")).orElse(false);
        boolean isPairMade = roles.armPattern().map(p -> p.contains("(?<pair>")).orElse(false);
        boolean isSetMade =
                roles.armPattern().map(p -> p.contains("(?<dataset>")).orElse(false);
        problems.require(
                        !roles.armsAreColumns() || roles.arm().isEmpty(),
                        "--arms-are-columns makes every column an arm, --arm names one: give one of them")
                .require(
                        !roles.armsAreColumns() || (roles.armFrom().isEmpty() && !isArmMade),
                        "--arms-are-columns cannot be had together with --arm-from or --arm-pattern")
                .require(
                        !roles.armsAreColumns() || roles.pairsAreColumns().isEmpty(),
                        "a column cannot be an arm and a pair: give --arms-are-columns or --pairs-are-columns")
                .require(
                        !roles.armsAreColumns() || roles.metric().isEmpty(),
                        "--metric names the metrics of a long table, whose arms are not columns: leave it out, or "
                                + "--arms-are-columns")
                .require(
                        roles.metric().isEmpty() || roles.pairsAreColumns().isEmpty(),
                        "--metric names the metrics of a long table, whose pairs are not columns: leave it out, or "
                                + "--pairs-are-columns")
                .require(
                        roles.armFrom().isEmpty() || roles.arm().isEmpty(),
                        "--arm-from takes the arm from the name of a file, --arm from a column: give one of them")
                .require(
                        !isPairMade || roles.pair().isEmpty(),
                        "--arm-pattern has a group (?<pair>...), and --pair names a column: give one of them")
                .require(
                        !isSetMade || roles.dataSet().isEmpty(),
                        "--arm-pattern has a group (?<dataset>...), and --data-set names a column: give one of them")
                .require(
                        roles.value().isEmpty() || roles.metric().isPresent() || roles.armsAreColumns(),
                        "--value says where a long table has its values, and needs --metric; or what the metric is called "
                                + "with --arms-are-columns")
                .require(
                        roles.at().isEmpty() || roles.best().isEmpty(),
                        "--at and --best both choose the step that is read: give one of them");
        twice(roles, problems);
    }

    /** A column is one thing. */
    private static void twice(Roles roles, Problems problems) {
        Map<String, String> first = new LinkedHashMap<>();
        var byOption = new LinkedHashMap<String, List<String>>();
        byOption.put("arm", roles.arm());
        byOption.put("pair", roles.pair());
        byOption.put("data-set", roles.dataSet());
        byOption.put("metric", roles.metric().stream().toList());
        byOption.put(
                "value",
                roles.armsAreColumns() ? List.of() : roles.value().stream().toList());
        byOption.put("step", roles.step().stream().toList());
        byOption.forEach((option, columns) -> columns.forEach(c -> {
            var before = first.putIfAbsent(c, option);
            problems.require(before == null, "column \"%s\" is named as --%s and as --%s", c, before, option);
        }));
    }

    /** Of what is known once the rest was guessed. */
    static void ofGuessed(Roles roles, Problems problems) {
        problems.require(
                        roles.at().isEmpty() || roles.step().isPresent(),
                        "--at %s needs the column that counts the steps: --at COLUMN=%s",
                        roles.at().orElse(""),
                        roles.at().orElse(""))
                .require(
                        roles.best().isEmpty() || roles.step().isPresent(),
                        "--best needs the column that counts the steps: --step COLUMN");
    }
}
