package org.l2bench.testkit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.l2bench.core.experiment.DataMissing;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.experiment.Experiment;
import org.l2bench.core.setting.InvalidSettings;

/** What an experiment says of its data: everything that is wrong with that, one line each. */
final class DataChecks {
    private DataChecks() {}

    static <S extends Record> List<String> paperWithoutData(
            Experiment<S> experiment, SortedSet<String> lacking, Path empty) {
        var problems = new ArrayList<String>();
        var missing = new TreeSet<String>();
        var settings = experiment.preset("paper").orElseThrow().settings();
        try {
            experiment.dataFingerprints(settings, new DataRoot(Optional.empty(), empty));
        } catch (DataMissing e) {
            for (var message : e.missing()) {
                missing.add(message.replaceFirst(":.*", ""));
                if (!message.matches("(?s)[^ :]+: .*\\b(get|put)\\b.*")) {
                    problems.add("it is not said by its name what is missing and how to get it: " + message);
                }
            }
        } catch (InvalidSettings e) {
            problems.add("without its data preset paper is called wrong, not lacking: " + e.problems());
        }
        if (!missing.equals(lacking)) {
            problems.add("preset paper lacks " + lacking + " and says that it lacks " + missing);
        }
        if (!Folders.content(empty).isEmpty()) {
            problems.add("looking for data has left " + Folders.content(empty));
        }
        return problems;
    }

    static <S extends Record> List<String> fingerprints(
            Experiment<S> experiment, S settings, DataRoot first, DataRoot second) {
        var problems = new ArrayList<String>();
        var prints = experiment.dataFingerprints(settings, first);
        var again = experiment.dataFingerprints(settings, second);
        prints.forEach((name, print) -> {
            if (print.isBlank()) {
                problems.add("the fingerprint of " + name + " is empty");
            }
        });
        if (!prints.equals(again)) {
            problems.add("fingerprints of the same data are " + prints + ", then " + again);
        }
        return problems;
    }
}
