package org.l2bench.reports.page;

import java.util.Locale;
import org.l2bench.reports.markup.Markup;
import org.l2bench.reports.table.TextTable;

/** A grid as an HTML table that scrolls sideways by itself where the screen is narrow. */
final class HtmlTable {
    private HtmlTable() {}

    static Markup of(TextTable grid, boolean titled) {
        var html = new Markup();
        if (titled) {
            html.leaf("h3", grid.title());
        }
        html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", grid.title())
                .open("table")
                .open("thead")
                .open("tr");
        grid.heads().forEach(h -> html.leaf("th", h.name(), "scope", "col", "class", kind(h)));
        html.close().close().open("tbody");
        for (var row : grid.rows()) {
            html.open("tr");
            for (var i = 0; i < row.size(); i++) {
                var head = grid.heads().get(i);
                if (i == 0) {
                    html.leaf("th", row.get(i), "scope", "row");
                } else {
                    cell(html, row.get(i), head);
                }
            }
            html.close();
        }
        html.close().close().close();
        return grid.note().isEmpty()
                ? html
                : html.leaf("p", grid.note(), "class", "note").text("\n");
    }

    /** The range of a cell "mean ± std (min … max)" gets a line of its own. */
    private static void cell(Markup html, String content, TextTable.Head head) {
        var range = content.indexOf(" (");
        if (head.kind() != TextTable.Kind.NUMBER || range < 0) {
            html.leaf("td", content, "class", kind(head));
            return;
        }
        html.open("td", "class", kind(head))
                .text(content.substring(0, range))
                .text(" ")
                .leaf("span", content.substring(range + 1), "class", "range")
                .close();
    }

    private static String kind(TextTable.Head head) {
        return head.kind().name().toLowerCase(Locale.ROOT);
    }
}
