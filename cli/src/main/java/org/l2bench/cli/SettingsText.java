package org.l2bench.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.l2bench.core.experiment.Definition;
import org.l2bench.core.experiment.Experiment;
import org.l2bench.core.experiment.Preset;
import org.l2bench.core.setting.Binding;
import org.l2bench.core.setting.NamedFolders;

/** Every setting of an experiment: what it means, what it may be, its value in each preset, and the paper's. */
final class SettingsText {
    private SettingsText() {}

    static <S extends Record> List<String> of(Experiment<S> experiment) {
        var definition = experiment.definition();
        var lines = new ArrayList<String>();
        lines.add(experiment.name() + ": settings; change one with --set KEY=VALUE, or several with --settings FILE");
        var described = Binding.list(
                NamedFolders.withoutPaths(definition.presets().get(0).settings()));
        for (var setting : described) {
            lines.add("");
            lines.add(setting.key() + (setting.meaning().isEmpty() ? "" : ": " + setting.meaning()));
            lines.add("  may be " + setting.allowed());
            lines.addAll(values(definition, setting.key()).lines());
            definition
                    .about(setting.key())
                    .forEach(row ->
                            lines.add("  the paper, " + row.item() + ": " + row.paper() + " (" + row.mark() + ")"));
        }
        return lines;
    }

    /** One row for each value, behind the presets that have it. */
    private static <S extends Record> Columns values(Definition<S> definition, String key) {
        var presets = new LinkedHashMap<String, List<String>>();
        for (Preset<S> preset : definition.presets()) {
            var value = Binding.shown(NamedFolders.withoutPaths(preset.settings()), key);
            presets.computeIfAbsent(value, v -> new ArrayList<>()).add(preset.name());
        }
        var rows = new Columns();
        presets.forEach((value, names) -> rows.row("  " + String.join(", ", names), value.isEmpty() ? "\"\"" : value));
        return rows;
    }
}
