package org.l2bench.core.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;

/** The form of files that people write: TOML 1.0, in which a value has its name beside it and can have a comment. */
public final class Toml {
    private static final TomlMapper MAPPER = TomlMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .addModule(new Jdk8Module())
            .build();

    private Toml() {}

    /**
     * The value that a text describes. What may be left out is an {@link java.util.Optional} or is null in the constructor.
     *
     * @throws JsonProcessingException if it is not TOML, or of another type
     */
    public static <T> T read(String text, Class<T> type) throws JsonProcessingException {
        return MAPPER.treeToValue(tree(text), type);
    }

    /** The tree of a text, with its fields in the order in which they stand. */
    public static ObjectNode tree(String text) throws JsonProcessingException {
        return (ObjectNode) MAPPER.readTree(text);
    }
}
