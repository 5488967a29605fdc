package org.l2bench.core.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Takes neighbouring parts of one kind together into the one rule that prints as all of them. */
final class RuleJoining {
    private RuleJoining() {}

    static List<Rule> joined(List<Rule> rules) {
        var joined = new ArrayList<Rule>();
        for (var rule : rules) {
            var last = joined.size() - 1;
            var together = last < 0 ? Optional.<Rule>empty() : joined(joined.get(last), rule);
            if (together.isPresent()) {
                joined.set(last, together.get());
            } else {
                joined.add(rule);
            }
        }
        return List.copyOf(joined);
    }

    private static Optional<Rule> joined(Rule first, Rule second) {
        return first.getClass() == second.getClass() ? first.as(new With(second)) : Optional.empty();
    }

    private static <T> List<T> both(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /** @param second of the same kind as the first */
    private record With(Rule second) implements Rule.Cases<Optional<Rule>> {
        @Override
        public Optional<Rule> pairedDifference(Rule.PairedDifference rule) {
            var other = (Rule.PairedDifference) second;
            return rule.threshold() == other.threshold() && rule.testOverTrain() == other.testOverTrain()
                    ? Optional.of(new Rule.PairedDifference(
                            both(rule.contrasts(), other.contrasts()), rule.threshold(), rule.testOverTrain()))
                    : Optional.empty();
        }

        @Override
        public Optional<Rule> reportDifference(Rule.ReportDifference rule) {
            return Optional.of(new Rule.ReportDifference(both(rule.contrasts(), second.contrasts())));
        }

        @Override
        public Optional<Rule> swapOfMinimum(Rule.SwapOfMinimum rule) {
            return Optional.of(new Rule.SwapOfMinimum(both(rule.contrasts(), second.contrasts())));
        }

        @Override
        public Optional<Rule> rankCorrelation(Rule.RankCorrelation rule) {
            var other = (Rule.RankCorrelation) second;
            return Optional.of(new Rule.RankCorrelation(both(rule.associations(), other.associations())));
        }

        @Override
        public Optional<Rule> sameVerdict(Rule.SameVerdict rule) {
            return Optional.of(new Rule.SameVerdict(both(rule.variants(), ((Rule.SameVerdict) second).variants())));
        }

        @Override
        public Optional<Rule> signFlip(Rule.SignFlip rule) {
            return rule.threshold() == ((Rule.SignFlip) second).threshold()
                    ? Optional.of(new Rule.SignFlip(both(rule.contrasts(), second.contrasts()), rule.threshold()))
                    : Optional.empty();
        }

        @Override
        public Optional<Rule> equivalence(Rule.Equivalence rule) {
            var other = (Rule.Equivalence) second;
            return rule.bound() == other.bound() && rule.testOverTrain() == other.testOverTrain()
                    ? Optional.of(new Rule.Equivalence(
                            both(rule.contrasts(), other.contrasts()), rule.bound(), rule.testOverTrain()))
                    : Optional.empty();
        }

        @Override
        public Optional<Rule> within(Rule.Within rule) {
            var other = (Rule.Within) second;
            return rule.over() == other.over()
                    ? Optional.of(new Rule.Within(both(rule.ranges(), other.ranges()), rule.over()))
                    : Optional.empty();
        }

        @Override
        public Optional<Rule> monotone(Rule.Monotone rule) {
            return Optional.of(new Rule.Monotone(both(rule.series(), ((Rule.Monotone) second).series())));
        }

        @Override
        public Optional<Rule> seedBootstrap(Rule.SeedBootstrap rule) {
            return Optional.empty();
        }

        @Override
        public Optional<Rule> bootstrapWithin(Rule.BootstrapWithin rule) {
            return Optional.empty();
        }

        @Override
        public Optional<Rule> meanOrder(Rule.MeanOrder rule) {
            return Optional.of(new Rule.MeanOrder(both(rule.series(), ((Rule.MeanOrder) second).series())));
        }

        @Override
        public Optional<Rule> seedsBut(Rule.SeedsBut rule) {
            var other = (Rule.SeedsBut) second;
            return rule.exceptions() == other.exceptions()
                    ? Optional.of(new Rule.SeedsBut(both(rule.events(), other.events()), rule.exceptions()))
                    : Optional.empty();
        }

        @Override
        public Optional<Rule> seedShare(Rule.SeedShare rule) {
            var other = (Rule.SeedShare) second;
            return rule.share() == other.share()
                    ? Optional.of(new Rule.SeedShare(both(rule.events(), other.events()), rule.share()))
                    : Optional.empty();
        }

        @Override
        public Optional<Rule> rareFailure(Rule.RareFailure rule) {
            return Optional.empty();
        }

        @Override
        public Optional<Rule> itemDifference(Rule.ItemDifference rule) {
            return Optional.of(new Rule.ItemDifference(both(rule.bounds(), ((Rule.ItemDifference) second).bounds())));
        }

        @Override
        public Optional<Rule> smallestEffect(Rule.SmallestEffect rule) {
            var other = (Rule.SmallestEffect) second;
            return rule.effect() == other.effect()
                    ? joined(rule.of(), other.of()).map(of -> new Rule.SmallestEffect(of, rule.effect()))
                    : Optional.empty();
        }

        @Override
        public Optional<Rule> all(Rule.All rule) {
            return Optional.empty();
        }

        @Override
        public Optional<Rule> meanSigns(Rule.MeanSigns rule) {
            return Optional.empty();
        }

        @Override
        public Optional<Rule> count(Rule.Count rule) {
            return Optional.empty();
        }

        @Override
        public Optional<Rule> custom(Rule.Custom rule) {
            return Optional.empty();
        }
    }
}
