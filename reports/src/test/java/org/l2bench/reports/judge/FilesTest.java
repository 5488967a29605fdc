package org.l2bench.reports.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.l2bench.reports.judge.Tables.differences;
import static org.l2bench.reports.judge.Tables.read;
import static org.l2bench.reports.judge.Tables.refusals;
import static org.l2bench.reports.judge.Tables.values;
import static org.l2bench.reports.judge.Tables.written;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.l2bench.reports.cells.TableFile;
import org.l2bench.reports.input.TableInput;

/** What files people's tables come in: character sets, separators, comments, folders. */
class FilesTest {
    private static final String CLAIM = "acc[\"Bär\"] - acc[\"Bör\"] > 0";
    private static final String ROWS = "arm,seed,acc\nBär,1,0.75\nBör,1,0.5\nBär,2,0.5\nBör,2,0.375\n";
    private static final Map<String, Double> RIGHT = Map.of("1", 0.25, "2", 0.125);

    @TempDir
    Path folder;

    private Path bytes(String mark, Charset charset) throws IOException {
        return Files.write(folder.resolve("results.csv"), (mark + ROWS).getBytes(charset));
    }

    @Test
    void marksOfUtf8AndUtf16AreNoPartOfTheFirstName() throws IOException {
        assertThat(differences(read(bytes("\uFEFF", StandardCharsets.UTF_8), "", CLAIM), "acc", "Bär", "Bör"))
                .isEqualTo(RIGHT);
        assertThat(differences(read(bytes("\uFEFF", StandardCharsets.UTF_16LE), "", CLAIM), "acc", "Bär", "Bör"))
                .isEqualTo(RIGHT);
        assertThat(differences(read(bytes("\uFEFF", StandardCharsets.UTF_16BE), "", CLAIM), "acc", "Bär", "Bör"))
                .isEqualTo(RIGHT);
    }

    @Test
    void latin1IsReadWhenItIsNamedAndElseRefused() throws IOException {
        var file = bytes("", StandardCharsets.ISO_8859_1);
        assertThat(refusals(file, "", CLAIM))
                .singleElement()
                .asString()
                .contains("line 2")
                .contains("which are no character")
                .endsWith("if it is in another charset, name it: --charset latin1");
        var claims = Tables.claims("", CLAIM);
        var plain = Tables.request(List.of(file), Optional.of(claims));
        var named = new Request(
                plain.files(),
                new TableFile(Optional.of(StandardCharsets.ISO_8859_1), Optional.empty()),
                plain.roles(),
                plain.decimal(),
                plain.claims(),
                plain.command());
        TableInput input = Judging.input(named, claims);
        assertThat(differences(input, "acc", "Bär", "Bör")).isEqualTo(RIGHT);
    }

    @Test
    void semicolonsTabsAndDecimalCommasAreReadByOneRule() {
        var claim = "x[b] - x[a] > 0";
        assertThat(values(
                        read(written(folder, "s.csv", "arm;seed;x", "a;1;1.014,5", "b;1;1.015.014,25"), "", claim),
                        "x"))
                .isEqualTo(Map.of("a", Map.of("1", 1014.5), "b", Map.of("1", 1015014.25)));
        assertThat(values(
                        read(written(folder, "t.tsv", "arm\tseed\tx", "a\t1\t1,014.5", "b\t1\t1 015.5"), "", claim),
                        "x"))
                .isEqualTo(Map.of("a", Map.of("1", 1014.5), "b", Map.of("1", 1015.5)));
        assertThat(refusals(
                        written(folder, "m.csv", "arm;seed;x", "a;1;1.014,5", "b;1;1,015.5", "a;2;1,2,3", "b;2;1"),
                        "",
                        claim))
                .containsExactly(
                        "\"1,2,3\" in x (line 4) is no number",
                        "x mixes decimal points (1,015.5, line 3) and decimal commas (1.014,5, line 2)");
        assertThat(values(read(written(folder, "d.csv", "arm;seed;x", "a;1;1,014", "b;1;2,5"), "", claim), "x"))
                .isEqualTo(Map.of("a", Map.of("1", 1.014), "b", Map.of("1", 2.5)));
    }

    @Test
    void aShortRowIsNamedWithItsLine() {
        assertThat(refusals(written(folder, "r.csv", "arm,seed,x", "a,1,1", "b,1"), "", "x[b] - x[a] > 0"))
                .singleElement()
                .asString()
                .endsWith("line 3 has 2 cells, the header has 3");
    }

    @Test
    void linesOfCommentsStandBeforeTheHeaderOnly() {
        var file = written(
                folder,
                "results.csv",
                "# made on a Monday",
                "# seeds, and nothing else, differ",
                "arm,seed,acc",
                "#1,1,0.5",
                "b,1,0.75",
                "#1,2,0.5",
                "b,2,1");
        var input = read(file, "", "acc[b] - acc[\"#1\"] > 0");
        assertThat(differences(input, "acc", "b", "#1")).isEqualTo(Map.of("1", 0.25, "2", 0.5));
        assertThat(input.read().notes()).containsExactly("results.csv: 2 comment lines before the header left out");
    }

    @Test
    void cellsMayBeVeryLongAndHoldLineBreaks() {
        var log = "x".repeat(200_000) + "\nline, \"\"two\"\"\n";
        var file = written(
                folder,
                "results.csv",
                "arm,seed,info,acc",
                "a,1,\"" + log + "\",0.5",
                "b,1,,0.75",
                "b,2,,1",
                "a,2,,oom");
        var input = read(file, "", "acc[b] - acc[a] > 0");
        assertThat(differences(input, "acc", "b", "a")).isEqualTo(Map.of("1", 0.25));
        assertThat(input.remarks().get("C1")).contains("2 (line 7: oom)");
    }

    @Test
    void aFolderIsTheTablesInIt() {
        var all = folder.resolve("all");
        written(all, "plain.csv", "seed,acc", "1,0.5", "2,0.5");
        written(all, "ridge.csv", "seed,acc", "1,0.75", "2,1");
        written(all, "notes.md", "no table");
        var input = read(all, "arm-from = 'file'", "acc[ridge] - acc[plain] > 0");
        assertThat(differences(input, "acc", "ridge", "plain")).isEqualTo(Map.of("1", 0.25, "2", 0.5));
        assertThat(refusals(folder, "", CLAIM))
                .singleElement()
                .asString()
                .contains("it has no file that ends in .csv, .tsv, .txt, .json, .jsonl or .ndjson");
    }

    @Test
    void oneTableInTwoFilesCountsOnceAndIsNoted() {
        var one = written(folder, "one.csv", "arm,seed,x", "a,1,1", "b,1,2", "a,2,1", "b,2,3");
        var two = written(folder, "two.csv", "arm,seed,x", "a,1,1", "b,1,2", "a,2,1", "b,2,3");
        var input = read(List.of(one, two), "", "x[b] - x[a] > 0");
        assertThat(differences(input, "x", "b", "a")).isEqualTo(Map.of("1", 1.0, "2", 2.0));
        assertThat(input.read().notes())
                .hasSize(4)
                .contains("two.csv line 2 repeats one.csv line 2 in every cell: counted once");
        var other = written(folder, "two.csv", "arm,seed,x", "a,1,1.5");
        assertThat(refusals(List.of(one, other), "arm = 'arm'\npair = 'seed'", "x[b] - x[a] > 0"))
                .singleElement()
                .asString()
                .startsWith("a has two values of x for seed 1: 1 (one.csv line 2) and 1.5 (two.csv line 2)");
    }

    @Test
    void aTableWithoutRowsIsRefused() {
        assertThat(refusals(written(folder, "empty.csv", ""), "", CLAIM))
                .singleElement()
                .asString()
                .endsWith("empty.csv: it has no rows: it is empty");
        assertThat(refusals(written(folder, "header.csv", "arm,seed,acc"), "", CLAIM))
                .containsExactly("there are no rows below the header of header.csv");
    }

    @Test
    void theHeadOfThePageHoldsTheDigestOfEachFile() {
        var file = written(folder, "results.csv", "arm,seed,x", "a,1,1", "b,1,2");
        assertThat(read(file, "", "x[b] - x[a] > 0").read().facts())
                .anyMatch(f -> f.what().equals("SHA-256 of results.csv")
                        && f.value().equals("d138284cf3089fa648cbfee0ef577005ec73c002f5399bec0fd75700535dcee8"));
    }
}
