package org.l2bench.cli.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.l2bench.experiments.Experiments;
import org.l2bench.reports.cells.TableFile;
import org.l2bench.reports.judge.ClaimsFile;
import org.l2bench.reports.judge.Judging;
import org.l2bench.reports.judge.Request;
import org.l2bench.reports.judge.Roles;
import org.l2bench.reports.publish.Publication;
import org.l2bench.reports.publish.PublishedPreset;

/** The pages of all published experiments, made from their records, and of the judged example, as a browser shows them. */
@Tag("browser")
class PagesInBrowserTest {
    private static final String JUDGED = "judged";
    private static final Path TREE = Path.of("").toAbsolutePath().getParent();

    @TempDir
    private static Path made;

    private static Browser browser;

    @BeforeAll
    static void makeThePages() throws IOException {
        new Publication(Experiments.all(), TREE).makeInto(made);
        judge(TREE.resolve("docs").resolve("judge"));
        browser = Browser.start();
    }

    private static void judge(Path example) throws IOException {
        var request = new Request(
                List.of(example.resolve("results.csv")),
                new TableFile(Optional.empty(), Optional.empty()),
                Roles.UNKNOWN,
                Optional.empty(),
                Optional.of(ClaimsFile.read(example.resolve("claims.toml"))),
                "l2bench judge");
        Judging.of(request).report().writeTo(made.resolve("results").resolve(JUDGED));
    }

    @AfterAll
    static void closeTheBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    /** Folders of published pages, seen from that of all results. */
    static List<String> published() {
        return Experiments.all().stream()
                .flatMap(e -> PublishedPreset.all(TREE, e).stream())
                .filter(PublishedPreset::isPublished)
                .map(p -> TREE.resolve("results").relativize(p.folder()).toString())
                .toList();
    }

    static List<String> pages() {
        return Stream.concat(published().stream(), Stream.of(JUDGED)).toList();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void noPageScrollsSidewaysOnAPhone(String page) {
        assertThat(page(page).sideways(PageFaults.PHONE)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void noTextLiesUponOther(String page) {
        assertThat(page(page).overlaps(PageFaults.PHONE)).isEmpty();
        assertThat(page(page).overlaps(PageFaults.DESK)).isEmpty();
        assertThat(page(page).overlapsInPrint()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void noPageMakesTheConsoleSpeak(String page) {
        assertThat(page(page).messages()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("published")
    void everyInnerLinkHasItsTarget(String page) {
        assertThat(page(page).innerLinks()).isNotEmpty();
        assertThat(page(page).deadLinks()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everythingCanBeReadWithoutScripts(String page) {
        assertThat(page(page).needsScripts()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void whatIsFoldedOnAScreenIsOpenInPrint(String page) {
        assertThat(page(page).foldedInPrint()).isEmpty();
    }

    @Test
    void noLinkOfAJudgedPageIsDead() {
        assertThat(page(JUDGED).deadLinks()).isEmpty();
    }

    @Test
    void manyContrastsAreFoldedOnAScreen() {
        assertThat(page("ood-l2norm").folded()).anyMatch(s -> s.startsWith("11 more: "));
    }

    /** The checks themselves: each finds its fault where one is planted. */
    @Test
    void everyPlantedFaultIsFound(@TempDir Path folder) throws IOException {
        var planted = folder.resolve("planted.html");
        Files.writeString(planted, """
                <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"/><title>planted</title></head><body>
                <p style="width: 500px" id="twice">wide</p><p id="twice"><a href="#nowhere">dead</a></p>
                <p hidden="hidden">unseen</p><div id="late"></div>
                <p>beneath</p><p style="margin-top: -2em">upon</p>
                <details><summary>kept shut</summary><p>never printed</p></details>
                <script>document.getElementById('late').textContent = 'late'; console.log('spoken');</script>
                </body></html>
                """);
        var faults = new PageFaults(browser, planted);
        assertThat(faults.sideways(PageFaults.PHONE)).anyMatch(f -> f.contains("wide"));
        assertThat(faults.overlaps(PageFaults.DESK)).contains("beneath / upon");
        assertThat(faults.overlapsInPrint()).contains("beneath / upon");
        assertThat(faults.messages()).anyMatch(f -> f.contains("spoken"));
        assertThat(faults.deadLinks()).containsExactly("no target #nowhere", "two elements #twice");
        assertThat(faults.needsScripts()).containsExactly("hidden: unseen", "only with scripts: late");
        assertThat(faults.foldedInPrint()).containsExactly("kept shut");
    }

    private static PageFaults page(String name) {
        return new PageFaults(browser, made.resolve("results").resolve(name).resolve("report.html"));
    }
}
