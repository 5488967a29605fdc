package org.l2bench.core.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Turns a cause into words for people: no names of classes, no wrappings of one exception in another. */
public final class Reason {
    private static final Pattern CLASS_NAME = Pattern.compile("^(?:[a-z][\\w]*\\.)+[A-Z][\\w$]*(?:: |$)");
    private static final Pattern ENDING = Pattern.compile("(?:Exception|Error)$");

    private Reason() {}

    /** What went wrong; with the file where the exception names one. */
    public static String of(Throwable problem) {
        if (problem instanceof JsonProcessingException json) {
            return JsonReason.of(json);
        }
        if (problem instanceof FileSystemException file) {
            return file.getFile() == null ? why(file) : file.getFile() + ": " + why(file);
        }
        if (problem instanceof ReadOnlyFileSystemException) {
            return "this file system cannot be written to";
        }
        if (problem instanceof CharacterCodingException) {
            return "it is not text in UTF-8";
        }
        var message = problem.getMessage();
        var cause = problem.getCause();
        boolean wraps = cause != null && (message == null || message.equals(cause.toString()));
        if (wraps) {
            return of(cause);
        }
        if (message == null || message.isBlank()) {
            return problem instanceof EOFException ? "it ends too early" : words(problem);
        }
        return withoutClassNames(message, problem);
    }

    /** Of a failure to read or write this file: without its name, which the caller says. */
    public static String ofFile(IOException problem) {
        return problem instanceof FileSystemException file ? why(file) : of(problem);
    }

    /** The input or output behind an exception that wraps it; the exception itself otherwise. */
    public static Exception unwrapped(Exception problem) {
        boolean plain = problem instanceof UncheckedIOException wrapping
                && wrapping.getCause().toString().equals(wrapping.getMessage());
        return plain ? (IOException) problem.getCause() : problem;
    }

    private static String why(FileSystemException problem) {
        if (problem instanceof NoSuchFileException) {
            return "there is no such file or folder";
        }
        if (problem instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (problem instanceof NotDirectoryException) {
            return "it is not a folder";
        }
        if (problem instanceof FileAlreadyExistsException) {
            return "it is there already, and is not a folder";
        }
        if (problem instanceof DirectoryNotEmptyException) {
            return "it is a folder with something in it";
        }
        return problem.getReason() == null ? words(problem) : problem.getReason();
    }

    private static String withoutClassNames(String message, Throwable problem) {
        var words = message;
        for (var name = CLASS_NAME.matcher(words); name.find(); name = CLASS_NAME.matcher(words)) {
            words = words.substring(name.end());
        }
        return words.isBlank() ? words(problem) : words;
    }

    /** {@code ClosedChannelException} is "closed channel". */
    private static String words(Throwable problem) {
        var name = ENDING.matcher(problem.getClass().getSimpleName()).replaceFirst("");
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }
}
