package org.l2bench.core.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.l2bench.core.file.Reason;
import org.l2bench.core.json.Json;

/**
 * Named tensors in one file, in the safetensors format: 8 bytes little-endian length of the header, a JSON header with type,
 * shape and byte range of each tensor, the raw bytes. A tensor that is read back has the same bits.
 *
 * @param metadata free text by name, kept in the header
 */
public record Safetensors(Map<String, Tensor> tensors, Map<String, String> metadata) {
    private static final String METADATA = "__metadata__";
    private static final Map<String, ScalarType> TYPES = Map.of(
            "F32", ScalarType.Float,
            "F64", ScalarType.Double,
            "I64", ScalarType.Long,
            "U8", ScalarType.Byte,
            "BF16", ScalarType.BFloat16,
            "F16", ScalarType.Half);

    /** Writes to a temporary file beside the target, forces it to the disk, and renames it: never half a file. */
    public void write(Path file) throws IOException {
        var temporary = file.resolveSibling(file.getFileName() + ".tmp");
        try (var scope = new PointerScope();
                var channel = FileChannel.open(
                        temporary,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            var plain = new LinkedHashMap<String, Tensor>();
            tensors.forEach(
                    (name, tensor) -> plain.put(name, tensor.detach().cpu().contiguous()));
            var header = header(plain).getBytes(StandardCharsets.UTF_8);
            var length = ByteBuffer.allocate(8)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(header.length)
                    .flip();
            writeFully(channel, length);
            writeFully(channel, ByteBuffer.wrap(header));
            for (var tensor : plain.values()) {
                writeFully(channel, bytes(tensor));
            }
            channel.force(true);
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Reads all tensors of a file, on the CPU, in its order.
     *
     * @throws IOException if the file is not of this format or is cut off; the message names the file and the offset
     */
    public static Safetensors read(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var length = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
            readFully(channel, length, file);
            long headerLength = length.flip().getLong();
            if (headerLength <= 0 || headerLength > channel.size() - 8) {
                throw new IOException(file + ": at offset 0: expected the length of a header within "
                        + (channel.size() - 8) + " bytes, found " + headerLength);
            }
            var text = ByteBuffer.allocate(Math.toIntExact(headerLength));
            readFully(channel, text, file);
            var metadata = new LinkedHashMap<String, String>();
            var tensors = new LinkedHashMap<String, Tensor>();
            for (var field : json(text.array(), file).properties()) {
                if (field.getKey().equals(METADATA)) {
                    field.getValue()
                            .properties()
                            .forEach(m -> metadata.put(m.getKey(), m.getValue().asText()));
                } else {
                    tensors.put(
                            field.getKey(), tensor(channel, file, 8 + headerLength, field.getKey(), field.getValue()));
                }
            }
            return new Safetensors(tensors, metadata);
        }
    }

    private static JsonNode json(byte[] header, Path file) throws IOException {
        try {
            return Json.MAPPER.readTree(header);
        } catch (JsonProcessingException e) {
            throw new IOException(file + ": at offset 8: expected a JSON header, but " + Reason.of(e), e);
        }
    }

    private String header(Map<String, Tensor> plain) {
        ObjectNode root = Json.MAPPER.createObjectNode();
        var texts = root.putObject(METADATA);
        metadata.forEach(texts::put);
        long offset = 0;
        for (var entry : plain.entrySet()) {
            var tensor = entry.getValue();
            var description = root.putObject(entry.getKey());
            description.put("dtype", label(tensor.scalar_type().intern(), entry.getKey()));
            var shape = description.putArray("shape");
            for (long i = 0; i < tensor.dim(); i++) {
                shape.add(tensor.size(i));
            }
            description.putArray("data_offsets").add(offset).add(offset + tensor.nbytes());
            offset += tensor.nbytes();
        }
        return root.toString();
    }

    private static Tensor tensor(FileChannel channel, Path file, long base, String name, JsonNode description)
            throws IOException {
        var type = TYPES.get(description.path("dtype").asText());
        if (type == null) {
            throw new IOException(file + ": tensor " + name + " has dtype " + description.path("dtype")
                    + ", expected one of " + TYPES.keySet());
        }
        var shape = new long[description.path("shape").size()];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = description.path("shape").get(i).asLong();
        }
        var tensor = torch.empty(shape, new TensorOptions(type), null);
        var range = description.path("data_offsets");
        if (range.path(1).asLong() - range.path(0).asLong() != tensor.nbytes()) {
            throw new IOException(
                    file + ": tensor " + name + " of " + tensor.nbytes() + " bytes has the byte range " + range);
        }
        channel.position(base + range.path(0).asLong());
        readFully(channel, bytes(tensor), file);
        return tensor;
    }

    private static ByteBuffer bytes(Tensor contiguous) {
        if (contiguous.nbytes() == 0) {
            return ByteBuffer.allocate(0);
        }
        return new BytePointer(contiguous.data_ptr())
                .capacity(contiguous.nbytes())
                .asByteBuffer()
                .order(ByteOrder.nativeOrder());
    }

    private static String label(ScalarType type, String name) {
        return TYPES.entrySet().stream()
                .filter(t -> t.getValue() == type)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("tensor " + name + " has a type that cannot be stored: " + type));
    }

    private static void writeFully(FileChannel channel, ByteBuffer source) throws IOException {
        while (source.hasRemaining()) {
            channel.write(source);
        }
    }

    private static void readFully(FileChannel channel, ByteBuffer target, Path file) throws IOException {
        while (target.hasRemaining()) {
            if (channel.read(target) < 0) {
                throw new IOException(file + ": ends at offset " + channel.position() + ", expected "
                        + target.remaining() + " more bytes");
            }
        }
    }
}
