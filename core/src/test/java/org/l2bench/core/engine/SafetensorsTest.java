package org.l2bench.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.l2bench.core.testing.TensorAssert.assertThatTensor;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.l2bench.core.testing.TensorScope;

@ExtendWith(TensorScope.class)
class SafetensorsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(
            value = ScalarType.class,
            names = {"Float", "Double", "Long", "Byte", "BFloat16", "Half"})
    void everyTypeComesBackWithTheSameBits(ScalarType type) throws IOException {
        var tensor = new RandomStream(1).uniform(100, 3, 4).abs().to(type);
        assertThatTensor(written(Map.of("t", tensor)).get("t")).hasBitsOf(tensor);
    }

    @Test
    void notANumberAndNegativeZeroComeBackWithTheSameBits() throws IOException {
        var tensor = TensorArrays.of(
                new float[] {Float.NaN, -0f, Float.NEGATIVE_INFINITY, Float.MIN_VALUE, Float.intBitsToFloat(0x7fc01234)
                },
                5);
        assertThatTensor(written(Map.of("t", tensor)).get("t")).hasBitsOf(tensor);
    }

    @Test
    void shapesComeBackAlsoOfScalarsEmptyAndTransposedTensors() throws IOException {
        var tensors = new LinkedHashMap<String, Tensor>();
        tensors.put("scalar", TensorArrays.of(new double[] {7}));
        tensors.put("empty", torch.empty(new long[] {0, 3}, new TensorOptions(ScalarType.Float), null));
        tensors.put("transposed", new RandomStream(1).normal(1, 2, 3).t());
        tensors.put("trained", new RandomStream(2).normal(1, 2).set_requires_grad(true));
        var read = written(tensors);
        assertThat(read.keySet()).containsExactly("scalar", "empty", "transposed", "trained");
        tensors.forEach((name, tensor) -> assertThatTensor(read.get(name)).hasBitsOf(tensor));
    }

    @Test
    void metadataComesBack() throws IOException {
        var file = folder.resolve("a.safetensors");
        var metadata = Map.of("owner", "a \"quoted\" name", "steps", "12", "Grüße", "ß");
        new Safetensors(Map.of("t", torch.ones(1)), metadata).write(file);
        assertThat(Safetensors.read(file).metadata()).isEqualTo(metadata);
    }

    /** Read by the specification, with nothing of the class under test. */
    @Test
    void headerFollowsTheFormat() throws IOException {
        var file = folder.resolve("a.safetensors");
        var tensors = new LinkedHashMap<String, Tensor>();
        tensors.put("first", TensorArrays.of(new float[] {1, 2, 3}, 3, 1));
        tensors.put("second", TensorArrays.of(new long[] {-1}));
        new Safetensors(tensors, Map.of("k", "v")).write(file);

        var bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int length = Math.toIntExact(bytes.getLong());
        var text = new byte[length];
        bytes.get(text);
        var header = new ObjectMapper().readTree(new String(text, StandardCharsets.UTF_8));
        assertThat(header)
                .isEqualTo(new ObjectMapper()
                        .readTree("{'__metadata__':{'k':'v'},".replace('\'', '"')
                                + "'first':{'dtype':'F32','shape':[3,1],'data_offsets':[0,12]},".replace('\'', '"')
                                + "'second':{'dtype':'I64','shape':[1],'data_offsets':[12,20]}}".replace('\'', '"')));
        assertThat(bytes.remaining()).isEqualTo(20);
        assertThat(new float[] {bytes.getFloat(), bytes.getFloat(), bytes.getFloat()})
                .containsExactly(1, 2, 3);
        assertThat(bytes.getLong()).isEqualTo(-1);
    }

    @Test
    void writingLeavesNothingBesideTheFileAndReplacesAnOlderOne() throws IOException {
        var file = folder.resolve("a.safetensors");
        new Safetensors(Map.of("old", torch.ones(100)), Map.of()).write(file);
        new Safetensors(Map.of("new", torch.ones(1)), Map.of()).write(file);
        assertThat(Safetensors.read(file).tensors()).containsOnlyKeys("new");
        assertThat(folder.toFile().list()).containsExactly("a.safetensors");
    }

    @Test
    void fileThatIsCutOffIsRefusedWithItsNameAndTheOffset() throws IOException {
        var file = folder.resolve("a.safetensors");
        new Safetensors(Map.of("t", torch.ones(10)), Map.of()).write(file);
        var whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 3));
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> Safetensors.read(file))
                .withMessage(file + ": ends at offset " + (whole.length - 3) + ", expected 3 more bytes");
        Files.write(file, Arrays.copyOf(whole, 5));
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> Safetensors.read(file))
                .withMessage(file + ": ends at offset 5, expected 3 more bytes");
    }

    @Test
    void headerLongerThanTheFileIsRefused() throws IOException {
        var file = folder.resolve("a.safetensors");
        Files.write(file, bytes(1L << 40, "{}"));
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> Safetensors.read(file))
                .withMessage(
                        file + ": at offset 0: expected the length of a header within 2 bytes, found 1099511627776");
        Files.write(file, bytes(-1, "{}"));
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> Safetensors.read(file))
                .withMessageEndingWith("found -1");
    }

    @Test
    void headerThatIsNoJsonIsRefusedWithTheNameOfTheFile() throws IOException {
        var file = folder.resolve("a.safetensors");
        Files.write(file, bytes(3, "{x}"));
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> Safetensors.read(file))
                .withMessageStartingWith(file + ": at offset 8: ");
    }

    @Test
    void byteRangeThatDoesNotFitTheShapeIsRefused() throws IOException {
        var file = folder.resolve("a.safetensors");
        var header = "{'t':{'dtype':'F32','shape':[2],'data_offsets':[0,4]}}".replace('\'', '"');
        Files.write(file, bytes(header.length(), header + "01234567"));
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> Safetensors.read(file))
                .withMessage(file + ": tensor t of 8 bytes has the byte range [0,4]");
    }

    @Test
    void unknownTypeIsRefusedByName() throws IOException {
        var file = folder.resolve("a.safetensors");
        var header = "{'t':{'dtype':'F8','shape':[1],'data_offsets':[0,1]}}".replace('\'', '"');
        Files.write(file, bytes(header.length(), header + "0"));
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> Safetensors.read(file))
                .withMessageStartingWith(file + ": tensor t has dtype \"F8\", expected one of [");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> written(Map.of("flag", torch.ones(1).to(ScalarType.Bool))))
                .withMessage("tensor flag has a type that cannot be stored: Bool");
    }

    private Map<String, Tensor> written(Map<String, Tensor> tensors) throws IOException {
        var file = folder.resolve("a.safetensors");
        new Safetensors(tensors, Map.of()).write(file);
        return Safetensors.read(file).tensors();
    }

    private static byte[] bytes(long length, String rest) {
        var text = rest.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + text.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(length)
                .put(text)
                .array();
    }
}
