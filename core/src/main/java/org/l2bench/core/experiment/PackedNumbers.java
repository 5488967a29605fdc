package org.l2bench.core.experiment;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.LongToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * Numbers as a short text that loses no bit of them. If all are whole multiples of 10^-DECIMALS, it is {@code
 * DECIMALS:BYTES:LEAST:CONTENT}: the least multiple, and how far each is above it. All others are {@code double:CONTENT}, in
 * eight bytes each. The content is little-endian, in base 64.
 */
final class PackedNumbers {
    private static final String DOUBLES = "double";
    private static final int MOST_DECIMALS = 9;
    private static final long LARGEST = 1L << 52;

    private PackedNumbers() {}

    static String text(List<Double> values) {
        for (int decimals = 0; decimals <= MOST_DECIMALS; decimals++) {
            var multiples = multiples(values, scale(decimals));
            if (multiples.isPresent()) {
                return multiplesText(decimals, multiples.get());
            }
        }
        return DOUBLES + ":" + content(values, Double::doubleToLongBits, Double.BYTES);
    }

    /** Whether a text may be one of these; base 64 by itself has no colon. */
    static boolean isOne(String text) {
        return text.contains(":");
    }

    /** @throws IllegalArgumentException if the text is none that {@link #text} makes */
    static List<Double> read(String text) {
        var parts = text.split(":", -1);
        if (parts.length == 2 && parts[0].equals(DOUBLES)) {
            return numbers(parts[1], Double.BYTES, Double::longBitsToDouble);
        }
        if (parts.length != 4) {
            throw new IllegalArgumentException(
                    "packed numbers must be DECIMALS:BYTES:LEAST:CONTENT or double:CONTENT, had " + parts.length
                            + " parts");
        }
        double scale = scale(Integer.parseInt(parts[0]));
        long least = Long.parseLong(parts[2]);
        return numbers(parts[3], Integer.parseInt(parts[1]), above -> (least + above) / scale);
    }

    /** Exact up to 10^22. */
    private static double scale(int decimals) {
        return Math.pow(10, decimals);
    }

    private static Optional<List<Long>> multiples(List<Double> values, double scale) {
        var multiples = new ArrayList<Long>();
        for (double value : values) {
            long multiple = Math.round(value * scale);
            if (multiple > LARGEST || multiple < -LARGEST || Double.compare(multiple / scale, value) != 0) {
                return Optional.empty();
            }
            multiples.add(multiple);
        }
        return Optional.of(multiples);
    }

    private static String multiplesText(int decimals, List<Long> multiples) {
        long least = multiples.stream().mapToLong(Long::longValue).min().orElse(0);
        long most = multiples.stream().mapToLong(Long::longValue).max().orElse(0);
        int bits = Long.SIZE - Long.numberOfLeadingZeros(most - least);
        int bytes = Math.max(1, (bits + Byte.SIZE - 1) / Byte.SIZE);
        return decimals + ":" + bytes + ":" + least + ":" + content(multiples, m -> m - least, bytes);
    }

    private static <T> String content(List<T> values, ToLongFunction<T> bits, int bytes) {
        var content = ByteBuffer.allocate(bytes * values.size());
        for (var value : values) {
            var whole = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            content.put(whole.putLong(bits.applyAsLong(value)).array(), 0, bytes);
        }
        return Base64.getEncoder().encodeToString(content.array());
    }

    private static List<Double> numbers(String content, int bytes, LongToDoubleFunction number) {
        var packed = Base64.getDecoder().decode(content);
        if (bytes < 1 || bytes > Long.BYTES || packed.length % bytes != 0) {
            throw new IllegalArgumentException(
                    "packed numbers of " + bytes + " bytes each cannot fill " + packed.length + " bytes");
        }
        var values = new ArrayList<Double>();
        for (int start = 0; start < packed.length; start += bytes) {
            var whole = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            whole.put(packed, start, bytes).rewind();
            values.add(number.applyAsDouble(whole.getLong(0)));
        }
        return values;
    }
}
