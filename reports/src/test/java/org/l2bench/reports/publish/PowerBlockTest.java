package org.l2bench.reports.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.l2bench.reports.page.MarkdownPage;
import org.l2bench.reports.table.PowerTable;

class PowerBlockTest {
    /** Made by {@code ./l2bench publish}, like the table of results. */
    @Test
    void theReadmeHoldsTheTableThatTheCodeMakes() throws IOException {
        var readme = Files.readString(Path.of("").toAbsolutePath().getParent().resolve("README.md"));
        assertThat(readme)
                .contains("<!-- power:begin -->\n" + MarkdownPage.table(PowerTable.of()) + "<!-- power:end -->");
    }
}
