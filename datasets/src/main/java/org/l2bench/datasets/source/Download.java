package org.l2bench.datasets.source;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;
import org.l2bench.core.file.Reason;

/**
 * Fetches a file over HTTP. What has arrived lies in {@code NAME.N.part} (N: the number of the address) until it is complete
 * and has the right checksum, and then gets its name in one step; a later call goes on where an earlier one was cut off.
 */
final class Download {
    private static final int CONNECT_MILLIS = 15_000;
    private static final int READ_MILLIS = 60_000;
    private static final int BUFFER = 1 << 16;
    private static final int RANGE_NOT_SATISFIABLE = 416;

    private Download() {}

    /** Fetches the file into the folder, from the first address that gives it, or throws {@link FetchException}. */
    static Path fetch(RemoteFile file, Path folder, Progress progress) {
        Path target = folder.resolve(file.name());
        List<String> reasons = new ArrayList<>();
        IOException last = null;
        for (int i = 0; i < file.addresses().size(); i++) {
            URI address = file.addresses().get(i);
            try {
                Files.createDirectories(folder);
                Path part = folder.resolve(file.name() + "." + i + ".part");
                complete(address, part, file, progress);
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                return target;
            } catch (IOException e) {
                reasons.add(address + ": " + reason(e));
                progress.note(reasons.get(reasons.size() - 1));
                last = e;
            }
        }
        throw new FetchException(reasons, last);
    }

    /** Fills the part until it is whole and right. A part that was begun earlier gets a second chance from nothing. */
    private static void complete(URI address, Path part, RemoteFile file, Progress progress) throws IOException {
        boolean resumed = size(part) > 0;
        fill(address, part, file.name(), progress);
        try {
            file.checksum().verify(part);
        } catch (Checksum.WrongChecksum | ZipException | EOFException e) {
            Files.delete(part);
            if (!resumed) {
                throw e;
            }
            progress.note(address + ": what was fetched earlier does not fit (" + Reason.of(e) + "); beginning anew");
            complete(address, part, file, progress);
        }
    }

    /** Reads until the end, again from where the connection broke as long as each attempt brings something. */
    private static void fill(URI address, Path part, String name, Progress progress) throws IOException {
        while (true) {
            long before = size(part);
            try {
                append(address, part, name, progress);
                return;
            } catch (IOException e) {
                if (size(part) <= before) {
                    throw e;
                }
                progress.note(address + ": " + Reason.of(e) + "; going on after " + size(part) + " bytes");
            }
        }
    }

    private static void append(URI address, Path part, String name, Progress progress) throws IOException {
        long have = size(part);
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setReadTimeout(READ_MILLIS);
        if (have > 0) {
            connection.setRequestProperty("Range", "bytes=" + have + "-");
        }
        try {
            int status = connection.getResponseCode();
            if (status == RANGE_NOT_SATISFIABLE && have > 0) {
                return; // nothing follows what is here; the checksum tells whether it is the file
            }
            boolean continues = status == HttpURLConnection.HTTP_PARTIAL
                    && String.valueOf(connection.getHeaderField("Content-Range"))
                            .startsWith("bytes " + have + "-");
            if (status != HttpURLConnection.HTTP_OK && !continues) {
                throw new IOException("the server answered with status " + status);
            }
            long start = continues ? have : 0;
            long length = connection.getContentLengthLong();
            copy(connection, part, name, start, length < 0 ? -1 : start + length, progress);
        } finally {
            connection.disconnect();
        }
    }

    private static void copy(
            HttpURLConnection connection, Path part, String name, long start, long total, Progress progress)
            throws IOException {
        long done = start;
        try (InputStream in = connection.getInputStream();
                OutputStream out = Files.newOutputStream(
                        part,
                        StandardOpenOption.CREATE,
                        start > 0 ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            byte[] buffer = new byte[BUFFER];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                out.write(buffer, 0, n);
                done += n;
                progress.bytes(name, done, total);
            }
        }
        // Java reports a connection that was closed early as the end of the file.
        if (total >= 0 && done < total) {
            throw new IOException("the connection ended after " + done + " of " + total + " bytes");
        }
    }

    private static String reason(IOException e) {
        if (e instanceof UnknownHostException) {
            return "the name of the host cannot be resolved from this machine"; // Java's message is the bare name
        }
        return Reason.of(e);
    }

    private static long size(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }
}
