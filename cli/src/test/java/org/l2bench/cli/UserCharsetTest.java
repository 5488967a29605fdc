package org.l2bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserCharsetTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "−16.35 points ; -16.35 points",
                "> −1.00 ; > -1.00",
                "λ ≤ 0.1 ± 0.02 ; lambda <= 0.1 +- 0.02",
                "Δ ≥ 3 · 10⁻¹⁸¹ ; Delta >= 3 * 10^-181",
                "wᵀw, x² ; w^Tw, x^2",
                "✓ ✗ • – … ; + x * - ...",
                "‖w‖ → ∞, a ≠ b, 2 × 3 ; ||w|| -> inf, a != b, 2 x 3",
                "F/č/a.png ; F/\\u010d/a.png",
                "plain? yes ; plain? yes"
            })
    void whatAsciiLacksIsSpelledOut(String text, String spelled) {
        assertThat(printed(text, StandardCharsets.US_ASCII)).isEqualTo(spelled);
    }

    @Test
    void noSignThatTheSuitePrintsBecomesAQuestionMark() {
        var all = new StringBuilder();
        for (var sign = 0x80; sign < 0x3000; sign++) {
            all.appendCodePoint(sign);
        }
        assertThat(printed(all.appendCodePoint(0x1f600).toString(), StandardCharsets.US_ASCII))
                .doesNotContain("?");
    }

    @Test
    void whatACharsetHasIsKept() {
        assertThat(printed("é² −1 λ", StandardCharsets.ISO_8859_1)).isEqualTo("é² -1 lambda");
        assertThat(printed("é² −1 λ 😀", StandardCharsets.UTF_8)).isEqualTo("é² −1 λ 😀");
    }

    @Test
    void charactersThatComeInPiecesAreWhole() throws Exception {
        var bytes = new ByteArrayOutputStream();
        var out = UserCharset.print(bytes, StandardCharsets.US_ASCII);
        for (var octet : "a−b".getBytes(StandardCharsets.UTF_8)) {
            out.write(octet);
        }
        out.flush();
        assertThat(bytes).hasToString("a-b");
    }

    @Test
    void longTextsAreWhole() {
        var text = "−λ".repeat(20_000);
        assertThat(printed(text, StandardCharsets.US_ASCII)).isEqualTo("-lambda".repeat(20_000));
    }

    @Test
    void theLaunchersWordCountsFirstThenThatOfTheJdk() {
        assertThat(charset(Map.of("l2bench.charset", "ANSI_X3.4-1968", "stdout.encoding", "UTF-8")))
                .isEqualTo(StandardCharsets.US_ASCII);
        assertThat(charset(Map.of("stdout.encoding", "ISO-8859-1", "native.encoding", "UTF-8")))
                .isEqualTo(StandardCharsets.ISO_8859_1);
        assertThat(charset(Map.of("native.encoding", "UTF-8"))).isEqualTo(StandardCharsets.UTF_8);
        assertThat(charset(Map.of("l2bench.charset", "no such one"))).isEqualTo(StandardCharsets.US_ASCII);
        assertThat(charset(Map.of())).isEqualTo(StandardCharsets.US_ASCII);
    }

    private static Charset charset(Map<String, String> set) {
        var properties = new Properties();
        properties.putAll(set);
        return UserCharset.of(properties);
    }

    private static String printed(String text, Charset charset) {
        var bytes = new ByteArrayOutputStream();
        UserCharset.print(bytes, charset).print(text);
        return bytes.toString(charset);
    }
}
