package org.l2bench.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;

/** Takes UTF-8 and passes it on in the charset of the user's locale, with {@link AsciiSigns} for what that lacks. */
final class UserCharset extends FilterOutputStream {
    /** Set by the launcher, which may start this program in another locale than the user's, for the sake of file names. */
    static final String LAUNCHER = "l2bench.charset";

    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private final CharsetEncoder encoder;
    /** The first bytes of a character whose last ones are yet to come. */
    private ByteBuffer rest = ByteBuffer.allocate(0);

    private UserCharset(OutputStream out, Charset charset) {
        super(out);
        this.encoder = charset.newEncoder();
    }

    /** A stream for text of any kind. */
    static PrintStream print(OutputStream out, Charset charset) {
        var stream = charset.equals(StandardCharsets.UTF_8) ? out : new UserCharset(out, charset);
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }

    /** The charset of the user's locale; ASCII, which fits everywhere, if nobody says or this JDK does not know it. */
    static Charset of(Properties properties) {
        // Those of the JDK are, in this order, that of JDK 19 and later, that of earlier ones, and the locale's.
        return Stream.of(LAUNCHER, "stdout.encoding", "sun.stdout.encoding", "native.encoding")
                .map(properties::getProperty)
                .filter(Objects::nonNull)
                .findFirst()
                .map(UserCharset::named)
                .orElse(StandardCharsets.US_ASCII);
    }

    private static Charset named(String name) {
        try {
            var charset = Charset.forName(name);
            return charset.canEncode() ? charset : StandardCharsets.US_ASCII;
        } catch (IllegalArgumentException e) {
            return StandardCharsets.US_ASCII;
        }
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        var in = ByteBuffer.allocate(rest.remaining() + length)
                .put(rest)
                .put(bytes, offset, length)
                .flip();
        var text = CharBuffer.allocate(in.remaining());
        decoder.decode(in, text, false);
        rest = in.slice();
        out.write(AsciiSigns.spell(text.flip().toString(), encoder).getBytes(encoder.charset()));
    }
}
