package org.l2bench.reports.markup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MarkupTest {
    @Test
    void textAndAttributesAreEscaped() {
        var markup = new Markup()
                .open("p", "title", "\"a\" & 'b'")
                .text("1 < 2 & 3 > 2")
                .close();
        assertThat(markup.toString())
                .isEqualTo("<p title=\"&quot;a&quot; &amp; &#39;b&#39;\">1 &lt; 2 &amp; 3 &gt; 2</p>\n");
    }

    @Test
    void anAttributeWithoutANameIsLeftOut() {
        assertThat(new Markup().empty("path", "", "7 3", "d", "M0 0").toString())
                .isEqualTo("<path d=\"M0 0\"/>");
    }

    @Test
    void anElementThatIsNotClosedIsAnError() {
        assertThatThrownBy(() -> new Markup().open("p").toString()).hasMessage("not closed: [p]");
    }

    @Test
    void styleSheetsAreThere() {
        assertThat(Styles.plots()).contains("prefers-color-scheme: dark");
        assertThat(Styles.page()).contains("max-width");
    }
}
