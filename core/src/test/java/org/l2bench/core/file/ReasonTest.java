package org.l2bench.core.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReasonTest {
    static Stream<Arguments> causes() {
        return Stream.of(
                Arguments.of(new IOException("No space left on device"), "No space left on device"),
                Arguments.of(new IOException(new IllegalArgumentException("size must be > 0")), "size must be > 0"),
                Arguments.of(new IOException("java.lang.IllegalArgumentException: bad"), "bad"),
                Arguments.of(new UncheckedIOException(new IOException(new IOException("gone"))), "gone"),
                Arguments.of(
                        new UncheckedIOException("x cannot be read: gone", new IOException("gone")),
                        "x cannot be read: gone"),
                Arguments.of(
                        new UncheckedIOException(new NoSuchFileException("a")), "a: there is no such file or folder"),
                Arguments.of(new AccessDeniedException("a"), "a: permission denied"),
                Arguments.of(new NotDirectoryException("a"), "a: it is not a folder"),
                Arguments.of(new FileAlreadyExistsException("a"), "a: it is there already, and is not a folder"),
                Arguments.of(new FileSystemException("a", null, "Is a directory"), "a: Is a directory"),
                Arguments.of(new MalformedInputException(1), "it is not text in UTF-8"),
                Arguments.of(new EOFException(), "it ends too early"),
                Arguments.of(new ClosedChannelException(), "closed channel"));
    }

    @ParameterizedTest
    @MethodSource("causes")
    void aCauseIsToldWithoutClassesAndWrappings(Exception cause, String words) {
        assertThat(Reason.of(cause)).isEqualTo(words);
    }
}
