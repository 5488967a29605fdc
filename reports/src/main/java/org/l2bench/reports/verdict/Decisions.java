package org.l2bench.reports.verdict;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.l2bench.core.claim.Rule;

/** The decision of each kind of rule. */
final class Decisions implements Rule.Cases<Decision> {
    @Override
    public Decision pairedDifference(Rule.PairedDifference rule) {
        return new PairedDecision(rule.contrasts(), OptionalDouble.of(rule.threshold()), rule.testOverTrain());
    }

    @Override
    public Decision reportDifference(Rule.ReportDifference rule) {
        return new PairedDecision(rule.contrasts(), OptionalDouble.empty(), 0);
    }

    @Override
    public Decision swapOfMinimum(Rule.SwapOfMinimum rule) {
        return new SwapDecision(rule);
    }

    @Override
    public Decision rankCorrelation(Rule.RankCorrelation rule) {
        return new RankDecision(rule);
    }

    @Override
    public Decision sameVerdict(Rule.SameVerdict rule) {
        return new SameVerdictDecision(rule);
    }

    @Override
    public Decision signFlip(Rule.SignFlip rule) {
        return new SignFlipDecision(rule);
    }

    @Override
    public Decision equivalence(Rule.Equivalence rule) {
        return new EquivalenceDecision(rule);
    }

    @Override
    public Decision within(Rule.Within rule) {
        return new WithinDecision(rule);
    }

    @Override
    public Decision monotone(Rule.Monotone rule) {
        return new MonotoneDecision(rule);
    }

    @Override
    public Decision seedBootstrap(Rule.SeedBootstrap rule) {
        var low = rule.above() ? rule.bound() : Double.NEGATIVE_INFINITY;
        var high = rule.above() ? Double.POSITIVE_INFINITY : rule.bound();
        return new BootstrapDecision(rule.label(), rule.statistic(), low, high, false);
    }

    @Override
    public Decision bootstrapWithin(Rule.BootstrapWithin rule) {
        return new BootstrapDecision(rule.label(), rule.statistic(), rule.low(), rule.high(), true);
    }

    @Override
    public Decision meanOrder(Rule.MeanOrder rule) {
        return new MeanOrderDecision(rule);
    }

    @Override
    public Decision seedsBut(Rule.SeedsBut rule) {
        return new SeedsButDecision(rule);
    }

    @Override
    public Decision seedShare(Rule.SeedShare rule) {
        return new SeedShareDecision(rule);
    }

    @Override
    public Decision itemDifference(Rule.ItemDifference rule) {
        return new ItemDecision(rule);
    }

    @Override
    public Decision smallestEffect(Rule.SmallestEffect rule) {
        return new SmallestEffectDecision(rule);
    }

    @Override
    public Decision all(Rule.All rule) {
        return new JointDecision(rule.rules(), OptionalInt.empty());
    }

    @Override
    public Decision count(Rule.Count rule) {
        return new JointDecision(rule.rules(), OptionalInt.of(rule.least()));
    }

    @Override
    public Decision meanSigns(Rule.MeanSigns rule) {
        return new MeanSignsDecision(rule);
    }

    @Override
    public Decision rareFailure(Rule.RareFailure rule) {
        return new RareFailureDecision(rule);
    }

    @Override
    public Decision custom(Rule.Custom rule) {
        return new CustomDecision(rule);
    }
}
