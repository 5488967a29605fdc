package org.l2bench.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.l2bench.core.claim.CustomPart;
import org.l2bench.core.claim.CustomPart.Answer;
import org.l2bench.core.claim.Quantity;
import org.l2bench.core.claim.Reads;
import org.l2bench.core.claim.Results;
import org.l2bench.core.claim.Rule;
import org.l2bench.core.network.Parameter;
import org.l2bench.core.regulariser.L2Penalty;
import org.l2bench.core.regulariser.ObjectiveTerm;
import org.l2bench.core.regulariser.ParameterSelector;
import org.l2bench.core.regulariser.QuadraticTerm;
import org.l2bench.core.regulariser.UpdateRule;

/** Terms, rules and quantities with one fault each; the contract finds it. */
class BrokenTermsTest {
    /** A sum over what it covers, times a factor that lambda decides. */
    private record Sum(
            double lambda, ParameterSelector selector, ParameterSelector used, BiFunction<Double, Tensor, Tensor> of)
            implements ObjectiveTerm {
        @Override
        public Tensor term(List<Parameter> parameters) {
            return used.covered(parameters).stream()
                    .map(p -> of.apply(lambda, p.tensor()))
                    .reduce(Tensor::add)
                    .orElseThrow();
        }

        @Override
        public String describe() {
            return "sum " + lambda;
        }
    }

    private static void assertFinds(ObjectiveTermContract contract, Consumer<ObjectiveTermContract> promise) {
        contract.openScope();
        try {
            assertThatThrownBy(() -> promise.accept(contract)).isInstanceOf(AssertionError.class);
        } finally {
            contract.closeScope();
        }
    }

    private static ObjectiveTermContract of(BiFunction<Double, Tensor, Tensor> sum) {
        return new ObjectiveTermContract() {
            @Override
            protected ObjectiveTerm term(double lambda, ParameterSelector selector, List<Parameter> parameters) {
                return new Sum(lambda, selector, selector, sum);
            }
        };
    }

    @Test
    void aGradientOfHalfTheTermIsFound() {
        var half = of((lambda, w) -> w.detach().mul(w).sum().mul(new Scalar(lambda)));
        assertFinds(half, ObjectiveTermContract::gradientIsThatOfFiniteDifferences);
    }

    @Test
    void aStrengthThatIsNoFactorIsFound() {
        var squared = of((lambda, w) -> w.square().sum().mul(new Scalar(lambda * lambda)));
        assertFinds(squared, ObjectiveTermContract::lambdaIsTheFactorOfAllOfIt);
        assertFinds(squared, ObjectiveTermContract::refusesAStrengthThatIsNone);
        var always = of((lambda, w) -> w.square().sum().mul(new Scalar(lambda + 0.01)));
        assertFinds(always, ObjectiveTermContract::withoutStrengthItChangesNoBit);
    }

    @Test
    void aLengthWithoutADerivativeAtNoughtIsFound() {
        var length = of((lambda, w) -> w.square().sum().sqrt().mul(new Scalar(lambda)));
        assertFinds(length, ObjectiveTermContract::isFiniteWhereAllIsZero);
    }

    @Test
    void aTermThatTouchesMoreThanItSaysIsFound() {
        var greedy = new ObjectiveTermContract() {
            @Override
            protected ObjectiveTerm term(double lambda, ParameterSelector selector, List<Parameter> parameters) {
                return new Sum(lambda, selector, ParameterSelector.all(), (l, w) -> w.square()
                        .sum()
                        .mul(new Scalar(l)));
            }
        };
        assertFinds(greedy, ObjectiveTermContract::touchesWhatItCoversAndNothingElse);
        assertFinds(greedy, ObjectiveTermContract::refusesToCoverNothing);
    }

    /** {@link L2Penalty} that says one half of its matrix. */
    private record Half(L2Penalty of) implements QuadraticTerm {
        @Override
        public double lambda() {
            return of.lambda();
        }

        @Override
        public ParameterSelector selector() {
            return of.selector();
        }

        @Override
        public Tensor term(List<Parameter> parameters) {
            return of.term(parameters);
        }

        @Override
        public Tensor matrix(List<Parameter> parameters) {
            return of.matrix(parameters).mul(new Scalar(0.5));
        }

        @Override
        public String describe() {
            return of.describe();
        }
    }

    @Test
    void aMissingOneHalfIsFound() {
        var contract = new QuadraticTermContract() {
            @Override
            protected QuadraticTerm term(double lambda, ParameterSelector selector, List<Parameter> parameters) {
                return new Half(new L2Penalty(lambda, selector));
            }
        };
        assertFinds(contract, c -> contract.itsFormIsWhatItComputes());
        assertFinds(contract, c -> contract.descentEndsAtTheClosedFormOfRidge());
    }

    /** Decay that changes what it is given. */
    private record InPlace(double rate, ParameterSelector selector) implements UpdateRule {
        @Override
        public Tensor change(Step step) {
            return step.before().mul_(new Scalar(-rate));
        }

        @Override
        public String describe() {
            return "decay " + rate;
        }
    }

    @Test
    void aRuleThatChangesWhatItIsGivenIsFound() {
        var contract = new UpdateRuleContract() {
            @Override
            protected UpdateRule rule(double rate, ParameterSelector selector) {
                return new InPlace(rate, selector);
            }
        };
        contract.openScope();
        assertThatThrownBy(contract::isAPureFunction).isInstanceOf(AssertionError.class);
        assertThatThrownBy(contract::refusesARateThatIsNone).isInstanceOf(AssertionError.class);
        contract.closeScope();
    }

    /** The mean is above 0, by how many of the seeds are: most will do. */
    private record Most(boolean saysNothing, boolean byOrder) implements Rule.Custom {
        @Override
        public List<CustomPart> customParts() {
            var metric = Quantity.metric("a", "m");
            return List.of(
                    new CustomPart("", List.of(metric), "most m[a] > 0", Optional.of(metric), v -> test(v.get(0))));
        }

        private Answer test(List<Double> values) {
            long above = values.stream().filter(v -> v > 0).count();
            double p = byOrder ? (values.get(0) > 0 ? 0.02 : 0.9) : 2 * above > values.size() ? 0.04 : 0.96;
            return new Answer.Tested(above, saysNothing ? 1 : p, saysNothing ? 1 : 1 - p, "");
        }
    }

    private static RuleContract contract(Most rule) {
        return new RuleContract() {
            @Override
            protected Rule.Custom rule() {
                return rule;
            }

            @Override
            protected Rule.Custom other() {
                return rule;
            }

            @Override
            protected List<Double> atTheBorder(Random random) {
                return List.of(random.nextGaussian());
            }

            @Override
            protected List<Double> holding(Random random) {
                return List.of(5 + random.nextGaussian());
            }
        };
    }

    @Test
    void aRuleWithoutALevelIsFound() {
        var loose = contract(new Most(false, false));
        assertThatThrownBy(loose::whatDoesNotHoldIsReproducedInFivePerCent)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("share of experiments of 5 seeds that find what is not there");
        assertThatThrownBy(loose::whatHoldsIsContradictedInFivePerCent).isInstanceOf(AssertionError.class);
        assertThatThrownBy(loose::theFormulaSaysWhatIsAsked).isInstanceOf(AssertionError.class);
        assertThatThrownBy(contract(new Most(true, false))::whatHoldsByFarIsFound)
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(contract(new Most(false, true))::theOrderOfSeedsDoesNotMatter)
                .isInstanceOf(AssertionError.class);
    }

    /** A difference that says the left side only, and takes what is missing for 0. */
    private record Silent() implements Quantity {
        @Override
        public OptionalDouble in(Results seed) {
            return OptionalDouble.of(
                    seed.metric("a", "m").orElse(0) - seed.metric("b", "m").orElse(0));
        }

        @Override
        public List<Reads> reads() {
            return List.of(Reads.metric("a", "m"));
        }

        @Override
        public String formula() {
            return "m[a] less";
        }
    }

    @Test
    void aQuantityThatReadsMoreThanItSaysIsFound() {
        var contract = new QuantityContract() {
            @Override
            protected Quantity quantity() {
                return new Silent();
            }

            @Override
            protected Quantity other() {
                return new Silent();
            }

            @Override
            protected Results results() {
                return new Results() {
                    @Override
                    public OptionalDouble metric(String arm, String name) {
                        return OptionalDouble.of(1);
                    }

                    @Override
                    public Optional<Points> curve(String arm, String name) {
                        return Optional.empty();
                    }
                };
            }
        };
        assertThatThrownBy(contract::readsWhatItSays).isInstanceOf(AssertionError.class);
        assertThatThrownBy(contract::hasNoValueWhereAnythingIsMissing).isInstanceOf(AssertionError.class);
        assertThatThrownBy(contract::printsAsItselfAlone).isInstanceOf(AssertionError.class);
    }
}
