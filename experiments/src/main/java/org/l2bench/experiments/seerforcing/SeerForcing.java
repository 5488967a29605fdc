package org.l2bench.experiments.seerforcing;

import java.util.List;
import java.util.SortedMap;
import org.l2bench.core.claim.Answer;
import org.l2bench.core.claim.Caveat;
import org.l2bench.core.claim.Claim;
import org.l2bench.core.claim.Symbol;
import org.l2bench.core.exhibit.Citation;
import org.l2bench.core.exhibit.CurveTable;
import org.l2bench.core.exhibit.Figure;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.experiment.ExperimentOfParts;
import org.l2bench.core.experiment.Part;

/**
 * Does a decoder that sees the words behind teach a translator, and is distillation a better way than L2 between the decoders' states or
 * an adversary (Feng et al. 2021)?
 *
 * <p>{@code ./l2bench run seer-forcing}: 66 trials, about 13 minutes on two cores.
 */
public final class SeerForcing implements ExperimentOfParts<Settings> {
    @Override
    public String name() {
        return "seer-forcing";
    }

    @Override
    public String summary() {
        return "L2 between the states of a translator's decoder and of one that sees the future, against distillation and an adversary:"
                + " the form of L2 is ours, and the paper's BLEU tables are not at hand.";
    }

    @Override
    public Citation citation() {
        return new Citation(
                "Guiding Teacher Forcing with Seer Forcing for Neural Machine Translation",
                "Feng, Gu, Guo, Yang and Shao",
                "ACL 2021",
                "arXiv 2106.06751");
    }

    @Override
    public Class<Settings> settingsType() {
        return Settings.class;
    }

    @Override
    public List<? extends Part<Settings, ?>> parts() {
        return List.of(new LanguagePart(), new PairsPart());
    }

    @Override
    public SortedMap<String, SortedMap<Integer, ArmResult>> combined(
            Settings settings, SortedMap<String, SortedMap<Integer, ArmResult>> finished) {
        return new Combination(settings, finished).results();
    }

    @Override
    public List<Claim> claims(Settings settings) {
        return new Claims(settings).all();
    }

    @Override
    public List<Caveat> caveats(Settings settings) {
        return new Claims(settings).caveats();
    }

    @Override
    public List<Answer> answers(Settings settings) {
        return new Story(settings).answers();
    }

    @Override
    public List<Symbol> symbols(Settings settings) {
        return Story.symbols();
    }

    @Override
    public List<Figure> figures(Settings settings) {
        return new Figures(settings).all();
    }

    @Override
    public List<CurveTable> curveTables(Settings settings) {
        return new Figures(settings).tables();
    }
}
