package org.l2bench.core.experiment;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.l2bench.core.setting.Binding;

/** Texts with settings in braces. */
final class Template {
    private static final Pattern KEY = Pattern.compile("\\{([\\w.]+)\\}");

    private Template() {}

    /** The settings that a text shows. */
    static List<String> keys(String text) {
        return KEY.matcher(text).results().map(r -> r.group(1)).distinct().toList();
    }

    /** @throws org.l2bench.core.setting.InvalidSettings if the text names a setting that there is not */
    static String filled(String text, Record settings) {
        return KEY.matcher(text)
                .replaceAll((MatchResult r) -> Matcher.quoteReplacement(Binding.shown(settings, r.group(1))));
    }
}
