package org.l2bench.core.regulariser.convention;

import java.util.Optional;
import java.util.regex.Matcher;

/**
 * One row of the table: what one parameter of one library means, as it was measured by running the version named.
 *
 * @param name of the row, {@code library.api}, unique
 * @param library its full name
 * @param version that was run
 * @param group under which it is listed
 * @param parameter its name in the library; empty where there is none
 * @param standard the library's default, as text; empty if not established
 * @param formula of the meaning, as written in the table; empty for none
 * @param match the largest relative difference of the weights from the closed form, with the number of fits, as text
 * @param zero what a value of 0 means, where it is not "no penalty"
 * @param withoutIntercept the row that holds instead where the model has no intercept, if it means something else then
 * @param least the least value that means what it says; smaller ones are replaced by the library
 */
public record Convention(
        String name,
        String library,
        String version,
        String group,
        String parameter,
        String standard,
        Model model,
        Loss loss,
        String formula,
        Meaning meaning,
        Intercept intercept,
        String match,
        Optional<String> zero,
        Optional<String> withoutIntercept,
        double least,
        String remark) {
    /** Whether the strength depends on the label's unit. */
    public boolean scalesLabel() {
        return meaning instanceof Meaning.Penalty p
                && (p.lambda().power(Fact.LABEL_DEVIATION) != 0
                        || p.lambda().power(Fact.LABEL_POPULATION_DEVIATION) != 0
                        || p.lambda().power(Fact.LABEL_RMS) != 0
                        || p.lambda().power(Fact.LABEL_RANGE) != 0);
    }

    /** Whether the features or the label are scaled first, about the mean or about zero. */
    boolean isScaled() {
        return spread() != Spread.NONE || scalesLabel();
    }

    /** What features are divided by first; {@link Spread#NONE} where nothing is said. */
    public Spread spread() {
        return meaning instanceof Meaning.Penalty p ? p.spread() : Spread.NONE;
    }

    /** The formula with the parameter's own name, for example {@code lambda = alpha / n}. */
    public String equation() {
        var word = parameterWord().replaceFirst("^-+(?=[A-Za-z])", "");
        var own = formula.replaceAll("\\bv\\b", Matcher.quoteReplacement(word.equals("lambda") ? "its lambda" : word));
        if (meaning instanceof Meaning.Penalty p) {
            return "lambda = " + own + (p.spread() == Spread.NONE ? "" : ", times s_j^2 for feature j");
        }
        if (meaning instanceof Meaning.Decay d) {
            return "w *= 1 - " + own + " at each " + d.step().word();
        }
        return "none: " + ((Meaning.None) meaning).why();
    }

    /** The parameter as one word: formulas have no blanks within names. */
    public String parameterWord() {
        return parameter.isEmpty() ? "v" : parameter.replaceAll("\\s+.*", "");
    }
}
