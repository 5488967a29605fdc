package org.l2bench.datasets.source;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A server on the loopback that knows ranges and can be told to cut connections. */
final class ScriptedServer implements AutoCloseable {
    private final HttpServer server;
    private final List<String> ranges = Collections.synchronizedList(new ArrayList<>());
    private volatile byte[] content;
    private volatile int cutAfter = Integer.MAX_VALUE;
    private volatile boolean knowsRanges = true;

    ScriptedServer(byte[] content) throws IOException {
        this.content = content;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/file", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://" + server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort() + "/file");
    }

    URI absent() {
        return address().resolve("/absent");
    }

    void serve(byte[] newContent) {
        content = newContent;
    }

    /** Each answer ends after this many bytes of its body, whatever length it announced. */
    void cutAfter(int bytes) {
        cutAfter = bytes;
    }

    void ignoreRanges() {
        knowsRanges = false;
    }

    /** The Range header of each request so far, or "all". */
    List<String> ranges() {
        return List.copyOf(ranges);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        ranges.add(range == null ? "all" : range);
        int start = range == null || !knowsRanges ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
        try (exchange) {
            if (start >= content.length) {
                exchange.sendResponseHeaders(416, -1);
                return;
            }
            if (start > 0) {
                exchange.getResponseHeaders()
                        .set("Content-Range", "bytes " + start + "-" + (content.length - 1) + "/" + content.length);
            }
            int length = content.length - start;
            exchange.sendResponseHeaders(start > 0 ? 206 : 200, length);
            OutputStream body = exchange.getResponseBody();
            body.write(content, start, Math.min(length, cutAfter));
            body.flush();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
