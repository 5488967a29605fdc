package org.l2bench.reports.page;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.l2bench.core.claim.Caveat;
import org.l2bench.core.claim.Quantity;
import org.l2bench.core.exhibit.Citation;
import org.l2bench.core.experiment.Metric;
import org.l2bench.core.file.JsonFile;
import org.l2bench.core.file.UnreadableFile;
import org.l2bench.core.json.Json;
import org.l2bench.reports.input.Standing;
import org.l2bench.reports.input.WhatWasRead;
import org.l2bench.reports.statistic.Summary;
import org.l2bench.reports.table.EffectText;
import org.l2bench.reports.verdict.Finding;
import org.l2bench.reports.verdict.Reply;
import org.l2bench.reports.verdict.State;
import org.l2bench.reports.verdict.Verdict;

/**
 * A report as data: verdicts and summaries with all digits, and what the index needs.
 *
 * @param format version of this layout; see {@link #FORMAT}
 * @param read of somebody else's table, what was read; left out of the JSON for our own records
 * @param answers what the head of the page says, one sentence each
 */
public record PublishedReport(
        int format,
        String experiment,
        String summary,
        Citation citation,
        String preset,
        String command,
        Standing standing,
        List<String> answers,
        List<String> caveats,
        List<ClaimResult> claims,
        List<ArmSummary> summaries,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<WhatWasRead> read) {
    public PublishedReport {
        read = read == null ? Optional.empty() : read;
    }

    public static final int FORMAT = 3;
    public static final String FILE = "report.json";

    /**
     * A verdict without the claim's rule.
     *
     * @param exact whether the rule is a fact of each seed, without a test
     */
    public record ClaimResult(
            String id,
            String statement,
            boolean headline,
            boolean exact,
            State state,
            String reason,
            int n,
            OptionalDouble p,
            OptionalDouble pHolm,
            OptionalDouble pAgainst,
            OptionalDouble pAgainstHolm,
            boolean lostByHolm,
            String paperFigure,
            String weightOfNull,
            List<ContrastResult> contrasts) {

        /** The adjusted p that the verdict rests on. */
        public OptionalDouble decidingHolm() {
            return state.isRefutation() ? pAgainstHolm : pHolm;
        }
    }

    /**
     * A finding.
     *
     * @param text effect and interval as the tables show them
     */
    public record ContrastResult(
            String label,
            int n,
            OptionalDouble effect,
            OptionalDouble threshold,
            OptionalDouble low,
            OptionalDouble high,
            OptionalDouble sd,
            OptionalDouble p,
            OptionalDouble pAgainst,
            State state,
            boolean setAside,
            String note,
            String text) {}

    /** A metric of an arm over seeds. */
    public record ArmSummary(String arm, String metric, String unit, Summary over) {}

    public static PublishedReport of(Content content) {
        var experiment = content.experiment();
        var text = new EffectText(experiment.metrics());
        var summaries = new ArrayList<ArmSummary>();
        for (var arm : experiment.armNames()) {
            for (var metric : experiment.metrics()) {
                summary(content, arm, metric, summaries);
            }
        }
        return new PublishedReport(
                FORMAT,
                experiment.name(),
                experiment.summary(),
                experiment.citation(),
                content.preset(),
                content.command(),
                content.standing(),
                content.replies().stream().map(Reply::text).toList(),
                content.caveats().stream().map(Caveat::text).toList(),
                content.verdicts().stream().map(v -> result(v, text)).toList(),
                List.copyOf(summaries),
                content.read());
    }

    /** The answers, then the caveats, in which order they are read where there is no table. */
    public List<String> head() {
        return Stream.concat(answers.stream(), caveats.stream()).toList();
    }

    private static void summary(Content content, String arm, Metric metric, List<ArmSummary> summaries) {
        var values = content.samples().numbers(Quantity.metric(arm, metric.name()));
        if (!values.isEmpty()) {
            var over = Summary.of(values);
            summaries.add(new ArmSummary(arm, metric.name(), metric.unit(), over));
        }
    }

    private static ClaimResult result(Verdict verdict, EffectText text) {
        var claim = verdict.claim();
        return new ClaimResult(
                claim.id(),
                claim.statement(),
                claim.headline(),
                claim.rule().isExact(),
                verdict.state(),
                verdict.reason(),
                verdict.n(),
                verdict.p(),
                verdict.pHolm(),
                verdict.pAgainst(),
                verdict.pAgainstHolm(),
                verdict.lostByHolm(),
                claim.paperFigure(),
                claim.weightOfNull(),
                verdict.findings().stream().map(f -> result(f, text)).toList());
    }

    private static ContrastResult result(Finding finding, EffectText text) {
        var low = finding.interval().map(i -> OptionalDouble.of(i.low())).orElse(OptionalDouble.empty());
        var high = finding.interval().map(i -> OptionalDouble.of(i.high())).orElse(OptionalDouble.empty());
        return new ContrastResult(
                finding.label(),
                finding.n(),
                finding.effect(),
                finding.threshold(),
                low,
                high,
                finding.sd(),
                finding.p(),
                finding.pAgainst(),
                finding.state(),
                finding.setAside(),
                finding.note(),
                finding.interval().isPresent()
                        ? text.effect(finding) + " " + text.interval(finding)
                        : text.effect(finding));
    }

    public String json() {
        return Json.pretty(this);
    }

    /**
     * Reads what {@link #json} wrote.
     *
     * @throws UnreadableFile if the file cannot be read or is not such a report, with its name and the reason
     */
    public static PublishedReport read(Path file) throws UnreadableFile {
        PublishedReport report;
        try {
            report = JsonFile.read(file, PublishedReport.class);
        } catch (UnreadableFile e) {
            throw new UnreadableFile(file, "is not a published report: " + e.reason(), e);
        }
        if (report.format() != FORMAT) {
            throw new UnreadableFile(file, "has format " + report.format() + ", this version reads " + FORMAT);
        }
        return report;
    }
}
