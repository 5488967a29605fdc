package org.l2bench.reports.table;

import java.util.List;
import org.l2bench.core.exhibit.PaperSetting;

/** Our settings beside the paper's. */
public final class SettingsTable {
    private SettingsTable() {}

    public static TextTable of(List<PaperSetting> settings) {
        var rows = settings.stream()
                .map(s -> List.of(s.item(), s.ours(), s.same() ? "=" : "≠", s.paper(), s.mark()))
                .toList();
        var heads = List.of(
                TextTable.Head.text("setting"),
                TextTable.Head.text("here"),
                TextTable.Head.text("same?"),
                TextTable.Head.text("paper"),
                TextTable.Head.text("how sure the paper's value is"));
        var same = settings.stream().filter(PaperSetting::same).count();
        return TextTable.of(
                "Settings", same + " of " + settings.size() + " settings are the paper's (=).", heads, rows);
    }
}
