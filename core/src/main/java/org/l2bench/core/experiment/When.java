package org.l2bench.core.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.l2bench.core.setting.Binding;

/**
 * Settings under which something is said.
 *
 * @param is values by key, one or a list of which one must fit; every key must
 * @param not the same of values that no setting may have
 */
public record When(Map<String, JsonNode> is, Map<String, JsonNode> not) {
    /** Under all settings. */
    public static final When ALWAYS = new When(Map.of(), Map.of());

    public When {
        is = Objects.requireNonNullElse(is, Map.of());
        not = Objects.requireNonNullElse(not, Map.of());
    }

    boolean holds(Record settings) {
        // Every value is looked at, so that a misspelt one is found wherever the others lead.
        long fitting = is.entrySet().stream().filter(e -> fits(settings, e)).count();
        long excluded = not.entrySet().stream().filter(e -> fits(settings, e)).count();
        return fitting == is.size() && excluded == 0;
    }

    private static boolean fits(Record settings, Map.Entry<String, JsonNode> condition) {
        var values = condition.getValue();
        return values.isArray()
                ? StreamSupport.stream(values.spliterator(), false)
                                .filter(v -> Binding.has(settings, condition.getKey(), v.asText()))
                                .count()
                        > 0
                : Binding.has(settings, condition.getKey(), values.asText());
    }
}
