package org.l2bench.reports.table;

import java.util.List;
import org.l2bench.core.experiment.PaperSetting;

/** Our settings beside the paper's. */
public final class SettingsTable {
    private SettingsTable() {}

    public static Grid of(List<PaperSetting> settings) {
        var rows = settings.stream()
                .map(s -> List.of(s.item(), s.ours(), s.same() ? "=" : "≠", s.paper(), s.mark()))
                .toList();
        var heads = List.of(
                Grid.Head.text("setting"),
                Grid.Head.text("here"),
                Grid.Head.text("same?"),
                Grid.Head.text("paper"),
                Grid.Head.text("how sure the paper's value is"));
        var same = settings.stream().filter(PaperSetting::same).count();
        return Grid.of("Settings", same + " of " + settings.size() + " settings are the paper's (=).", heads, rows);
    }
}
