package org.l2bench.core.network;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.l2bench.core.engine.TensorArrays;
import org.l2bench.core.json.Json;

/** What tells one trained network from another. */
public final class WeightDigest {
    private WeightDigest() {}

    /** SHA-256 of names and values of all parameters, in their order, in hexadecimal digits. */
    public static String of(List<Parameter> parameters) {
        var digest = Json.sha256();
        for (var parameter : parameters) {
            digest.update(parameter.name().getBytes(StandardCharsets.UTF_8));
            try (var scope = new PointerScope()) {
                var values = TensorArrays.doubles(parameter.tensor());
                var bytes = ByteBuffer.allocate(Double.BYTES * values.length).order(ByteOrder.BIG_ENDIAN);
                bytes.asDoubleBuffer().put(values);
                digest.update(bytes);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
