package org.l2bench.reports.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.l2bench.core.exhibit.CurveTable;
import org.l2bench.core.exhibit.Figure.Panel;
import org.l2bench.reports.FakeRecords;
import org.l2bench.reports.verdict.Samples;

class CurveTablesTest {
    private static final List<Panel> CURVES = List.of(new Panel("m", "the curve"), new Panel("r", "the ratio"));

    @Test
    void everyArmAndPlaceHasARowWithTheMeanOverSeeds() {
        var records = new FakeRecords()
                .arm("a")
                .curve(1, "m", List.of(0.5, 5.0), List.of(10.0, 20.0))
                .curve(2, "m", List.of(0.5, 5.0), List.of(12.0, 22.0))
                .arm("b")
                .curve(1, "r", List.of(5.0), List.of(0.25))
                .records();
        var table = new CurveTable("sweep", "note", "weight", CURVES, List.of("b", "a", "c"));
        var grids = CurveTables.of(List.of(table), Samples.of(records, List.of(1, 2)));
        assertThat(grids).hasSize(1);
        var rows = grids.get(0).rows();
        assertThat(rows).hasSize(3);
        assertThat(rows).extracting(r -> r.get(0)).containsExactly("b", "a", "a");
        assertThat(rows).extracting(r -> r.get(2)).containsExactly("–", "11.00", "21.00");
        assertThat(rows).extracting(r -> r.get(3)).containsExactly("0.2500", "–", "–");
    }

    @Test
    void aTableWithoutRowsIsLeftOut() {
        var table = new CurveTable("sweep", "note", "weight", CURVES, List.of("a"));
        assertThat(CurveTables.of(List.of(table), Samples.of(List.of(), List.of(1))))
                .isEmpty();
    }

    /** The five differences of check 11 of the sheet ae-perturbation, two seeds and three places, one of which an arm lacks. */
    @Test
    void differencesOverSeedsAndPlacesHaveTheCorrectedT() {
        var records = new FakeRecords()
                .arm("method")
                .curve(1, "m", List.of(0.0, 1.0, 2.0), List.of(0.52, 0.5, 0.54))
                .curve(2, "m", List.of(0.0, 1.0, 2.0), List.of(0.51, 0.53, 0.9))
                .curve(1, "r", List.of(0.0), List.of(1.0))
                .arm("rival")
                .curve(1, "m", List.of(0.0, 1.0, 2.0), List.of(0.5, 0.5, 0.5))
                .curve(2, "m", List.of(0.0, 1.0), List.of(0.5, 0.5))
                .curve(1, "r", List.of(0.0), List.of(0.5))
                .records();
        var table = new CurveTable(
                "second reading",
                "",
                "pairs",
                CURVES,
                List.of("rival", "absent"),
                Optional.of(new CurveTable.Resampled("method", 0.25)));
        var grids = CurveTables.of(List.of(table), Samples.of(records, List.of(1, 2)));
        assertThat(grids).hasSize(1);
        assertThat(grids.get(0).heads())
                .extracting(TextTable.Head::name)
                .containsExactly("method minus", "pairs", "the curve", "the ratio");
        assertThat(grids.get(0).rows())
                .containsExactly(List.of("rival", "5", "+0.0200 (t +1.89, p 0.066)", "+0.500, n 1"));
        assertThat(table.reads().get(0).arms()).containsExactly("rival", "absent", "method");
    }

    @Test
    void textsOfArmsStandSideBySide() {
        var records = new FakeRecords()
                .arm("a")
                .curve(1, "m", List.of(0.0, 1.0, 2.0), List.of(72.0, 105.0, 0.0))
                .curve(2, "m", List.of(0.0, 1.0), List.of(72.0, 111.0))
                .arm("b")
                .curve(2, "m", List.of(0.0, 1.0, 2.0), List.of(228.0, 128_512.0, 33.0))
                .records();
        var table = CurveTable.ofTexts("said", "note", CURVES, List.of("a", "b"));
        var grid = CurveTables.of(List.of(table), Samples.of(records, List.of(1, 2)))
                .get(0);
        assertThat(grid.heads()).extracting(TextTable.Head::name).containsExactly("", "a", "b");
        assertThat(grid.rows()).containsExactly(List.of("the curve", "Hi", "ä\uD83D\uDE00!"));
    }
}
