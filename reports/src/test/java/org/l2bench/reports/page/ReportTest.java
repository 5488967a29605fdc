package org.l2bench.reports.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.l2bench.core.claim.Answer;
import org.l2bench.core.claim.Caveat;
import org.l2bench.core.record.RunRecord;
import org.l2bench.core.setting.InvalidSettings;
import org.l2bench.reports.FakeStudy;
import org.l2bench.reports.input.ReportInput;
import org.l2bench.reports.input.Wanted;
import org.l2bench.reports.verdict.State;
import org.xml.sax.InputSource;

class ReportTest {
    private static final ReportInput INPUT = FakeStudy.input();
    private static final Report REPORT = Report.of(INPUT);

    @Test
    void theSameRecordsGiveTheSameBytesInAnyOrderAndLocale() {
        var shuffled = new ArrayList<>(INPUT.records());
        Collections.reverse(shuffled);
        var before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG"));
        try {
            assertThat(Report.of(with(shuffled))).isEqualTo(REPORT);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void thePageIsOneWellFormedFileThatNeedsNothingElse() throws Exception {
        var html = REPORT.html();
        assertThat(html).startsWith("<!DOCTYPE html>").doesNotContain("<script", "<link", "src=", "@import", "url(");
        assertThat(html.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http");
        var documents = new ArrayList<>(REPORT.figures().values());
        documents.add(html.replace("<!DOCTYPE html>", ""));
        for (var document : documents) {
            DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(document)));
        }
    }

    @Test
    void whatAReaderWantsStandsInOrder() {
        assertThat(REPORT.html())
                .containsSubsequence(
                        "Invented Features &amp; &lt;Norms&gt;",
                        "rests on 6 of 8 seeds",
                        "no@l, seed 7: failed: worker died with signal 9, twice",
                        "L2@l, seed 8: not run",
                        "Arms and symbols",
                        "no normalisation, short",
                        "tells familiar from &lt;unfamiliar&gt;",
                        "Verdicts",
                        "What the paper claims",
                        "✓ reproduced",
                        "Sceptic’s controls",
                        "Figures",
                        "Numbers of the arms",
                        "Mean ± std",
                        "Settings against",
                        "Provenance",
                        "AVX512",
                        "What the regularisers cover",
                        "./l2bench run fake-l2 --preset quick",
                        "Known limits");
        assertThat(REPORT.markdown())
                .containsSubsequence("6 of 8 seeds", "✓ reproduced", "](figure-1.svg)", "| no@s | 8 |", "Known limits");
    }

    @Test
    void whatAStudyDoesNotHaveLeavesNoTrace() {
        var report = Report.of(FakeStudy.unillustrated());
        for (var page : List.of(report.html(), report.markdown())) {
            assertThat(page).contains("Journal of Invention.").doesNotContain("Figures");
        }
    }

    @Test
    void aCaveatStandsFirstIfItsClaimHoldsAndItsControlDoesNot() {
        var holds = ids(State.REPRODUCED);
        var fails = ids(State.INCONCLUSIVE);
        fails.addAll(ids(State.CONTRADICTED));
        var report = Report.of(FakeStudy.input(List.of(
                new Caveat(holds.get(0), fails.get(0), "It may be <chance>."),
                new Caveat(holds.get(0), holds.get(1), "the control holds"),
                new Caveat(fails.get(0), fails.get(1), "nothing to explain"))));
        assertThat(report.html()).containsSubsequence("It may be &lt;chance&gt;.", "rests on 6 of 8 seeds");
        assertThat(report.markdown())
                .containsSubsequence("It may be", "6 of 8 seeds")
                .doesNotContain("the control holds", "nothing to explain");
        assertThat(report.json()).contains("It may be <chance>.");
        assertThatThrownBy(() -> Report.of(FakeStudy.input(List.of(new Caveat("C99", "C1", "")))))
                .hasMessageContaining("claim C99");
    }

    @Test
    void theHeadOfThePageSaysWhatTheVerdictsSay() {
        for (var state : List.of(State.REPRODUCED, State.INCONCLUSIVE, State.NOT_RUN)) {
            var claim = ids(state).get(0);
            var report = Report.of(FakeStudy.answering(answer(claim)));
            assertThat(report.html())
                    .containsSubsequence(
                            said(state) + " &lt;it is&gt;",
                            "href=\"#claim-" + claim + "\"",
                            "rests on",
                            "id=\"claim-" + claim);
            assertThat(report.markdown())
                    .containsSubsequence(said(state) + " \\<it is\\>", claim + " " + state.symbol());
            assertThat(report.json()).contains(said(state) + " <it is>");
        }
    }

    @Test
    void oneAnswerToSeveralClaimsHoldsIfAllDo() {
        var reproduced = ids(State.REPRODUCED).get(0);
        var open = ids(State.INCONCLUSIVE).get(0);
        var notRun = ids(State.NOT_RUN).get(0);
        assertThat(head(answer(reproduced, ids(State.REPRODUCED).get(1)))).contains("reproduced <it is>");
        assertThat(head(answer(reproduced, open))).contains("inconclusive <it is>");
        assertThat(head(answer(reproduced, open, notRun)))
                .contains("not run <it is>", notRun + ": ")
                .doesNotContain(open + ": ");
        assertThatThrownBy(() -> head(answer("C99"))).hasMessageContaining("an answer names claim C99");
    }

    @Test
    void aCaveatStandsRightAfterTheAnswerThatItIsOf() {
        var holds = ids(State.REPRODUCED);
        var fails = ids(State.INCONCLUSIVE).get(0);
        var caveats =
                List.of(new Caveat(holds.get(1), fails, "of no answer"), new Caveat(holds.get(0), fails, "beware"));
        var report = Report.of(FakeStudy.input(caveats, List.of(answer(holds.get(0)), answer(fails))));
        var inOrder = List.of("reproduced ", "beware", "inconclusive ", "of no answer", "rests on");
        assertThat(report.html()).containsSubsequence(inOrder);
        assertThat(report.markdown()).containsSubsequence(inOrder);
    }

    private static String head(Answer answer) {
        return Report.of(FakeStudy.answering(answer)).json().split("\"caveats\"", 2)[0];
    }

    private static String said(Enum<?> outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static Answer answer(String... claims) {
        var texts = new EnumMap<Answer.When, String>(Answer.When.class);
        Stream.of(Answer.When.values()).forEach(w -> texts.put(w, said(w) + " <it is>"));
        return new Answer(List.of(claims), texts);
    }

    @Test
    void ofManyContrastsTheOneThatDecidesIsShownAndTheOthersFold() {
        var verdict = REPORT.verdicts().stream()
                .filter(v -> v.findings().size() > 2 && v.state() == State.REPRODUCED)
                .findFirst()
                .orElseThrow();
        var weakest = verdict.findings().stream()
                .max(Comparator.comparingDouble(f -> f.p().orElse(0)))
                .orElseThrow();
        assertThat(verdict.deciding()).isEqualTo(weakest);
        assertThat(verdict.deciding().p()).isEqualTo(verdict.p());
        var row = REPORT.html()
                .split("id=\"claim-" + verdict.claim().id() + "\"", 2)[1]
                .split("</tbody>", 2)[0]
                .replaceFirst("(?s)<details><summary>formula, 3 parts</summary>.*?</details>", "");
        assertThat(row.split("<details>", 2)[0])
                .contains(
                        ">" + weakest.label() + "<",
                        "decides, 1 of " + verdict.findings().size());
        verdict.findings().stream().filter(f -> !f.equals(weakest)).forEach(f -> assertThat(row)
                .containsSubsequence("<details>", ">" + f.label() + "<"));
    }

    private static List<String> ids(State state) {
        return new ArrayList<>(REPORT.verdicts().stream()
                .filter(v -> v.state() == state)
                .map(v -> v.claim().id())
                .toList());
    }

    @Test
    void everyClaimHasAVerdictAndEverySeedItsValue() {
        assertThat(REPORT.verdicts()).hasSameSizeAs(INPUT.experiment().claims());
        assertThat(REPORT.csv()).startsWith("arm,seed,metric,value,unit,record\nno@s,1,accuracy,");
        // Six arms of eight seeds and ten metrics, without one trial of no@l and one of L2@l with off@l.
        assertThat(REPORT.csv().lines()).hasSize(1 + (6 * 8 - 1 - 2) * 10);
    }

    @Test
    void theDataCanBeReadBack(@TempDir Path folder) throws IOException {
        REPORT.writeTo(folder);
        var read = PublishedReport.read(folder.resolve(PublishedReport.FILE));
        assertThat(read.json()).isEqualTo(REPORT.json());
        assertThat(read.claims().get(0).contrasts().get(0).effect()).isPresent();
    }

    @Test
    void onlyChangedFilesAreWritten(@TempDir Path folder) throws IOException {
        assertThat(REPORT.writeTo(folder)).hasSize(REPORT.files().size());
        assertThat(REPORT.writeTo(folder)).isEmpty();
        Files.writeString(folder.resolve("values.csv"), "drifted");
        assertThat(REPORT.writeTo(folder)).containsExactly(folder.resolve("values.csv"));
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(REPORT.files().size());
        }
    }

    @Test
    void aReportWithoutRecordsIsStillAReport() {
        var empty = Report.of(with(List.of()));
        assertThat(empty.html()).contains("rests on 0 of 8 seeds", "no@s: not run", "… not run", "no record has this");
        assertThat(empty.html()).doesNotContain("✓");
    }

    @Test
    void recordsOfOtherSettingsAreRefusedByName() {
        assertThatThrownBy(() -> new ReportInput(
                        INPUT.experiment(),
                        "{}",
                        "quick",
                        Wanted.seeds(INPUT.experiment(), "{}", List.of(1, 2)),
                        INPUT.records().subList(0, 2),
                        ""))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining(INPUT.records().get(0).id())
                .hasMessageContaining(INPUT.records().get(1).id());
    }

    private static ReportInput with(List<RunRecord> records) {
        return new ReportInput(
                INPUT.experiment(), INPUT.settings(), INPUT.preset(), INPUT.wanted(), records, INPUT.command());
    }
}
