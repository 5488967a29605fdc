package org.l2bench.core.experiment;

import java.util.Objects;
import java.util.Optional;
import org.l2bench.core.setting.Problems;

/**
 * Something that a reader must know before believing the numbers.
 *
 * @param text one sentence, with settings in braces
 * @param when the settings that it concerns
 */
public record KnownLimit(String text, When when) {
    public KnownLimit {
        new Problems()
                .require(text != null && !text.isBlank(), "a limit lacks its text")
                .throwIfAny();
        when = Objects.requireNonNullElse(when, When.ALWAYS);
    }

    /** Empty if it does not concern these settings. */
    Optional<String> text(Record settings) {
        var filled = Template.filled(text, settings);
        return when.holds(settings) ? Optional.of(filled) : Optional.empty();
    }
}
