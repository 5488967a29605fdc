package org.l2bench.core.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Collects everything that is wrong with an input, so that a user hears of all of it at once. */
public final class Problems {
    private final List<String> messages = new ArrayList<>();

    /** Notes the message, formatted as by {@link String#format}, unless the condition holds. */
    public Problems require(boolean condition, String format, Object... arguments) {
        if (!condition) {
            messages.add(String.format(Locale.ROOT, format, arguments));
        }
        return this;
    }

    public void addAll(List<String> more) {
        messages.addAll(more);
    }

    public List<String> messages() {
        return List.copyOf(messages);
    }

    /** Throws {@link InvalidSettings} with all messages if there is one. */
    public void throwIfAny() {
        if (!messages.isEmpty()) {
            throw new InvalidSettings(messages);
        }
    }
}
