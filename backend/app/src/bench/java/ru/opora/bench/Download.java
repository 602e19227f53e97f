package ru.opora.bench;

import static ru.opora.bench.Bench.get;
import static ru.opora.bench.Bench.say;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.PGConnection;

/** A whole list as it comes out of the server, beside COPY of the same rows. */
final class Download {

    private static final Pattern COUNT = Pattern.compile("Opora-Count: (\\d+)");

    private Download() {}

    /** Rows a second. */
    static double copy(Bench server, String query) throws SQLException, IOException {
        long begin = System.nanoTime();
        long[] bytes = {0};
        try (var connection = server.database()) {
            long rows = connection.unwrap(PGConnection.class).getCopyAPI().copyOut("COPY (" + query + ") TO STDOUT (FORMAT csv)", new OutputStream() {
                @Override
                public void write(int one) {
                    bytes[0]++;
                }

                @Override
                public void write(byte[] some, int from, int length) {
                    bytes[0] += length;
                }
            });
            double seconds = (System.nanoTime() - begin) / 1e9;
            say("COPY (the limit)        %,d rows, %4d MB, %5.1f s, %,8.0f rows/s", rows, bytes[0] >> 20, seconds, rows / seconds);
            return rows / seconds;
        }
    }

    static void stream(Bench server, String path, String person, String type, double copied) throws IOException {
        server.peak();
        long begin = System.nanoTime();
        long bytes = 0;
        var tail = new StringBuilder();
        try (var socket = new Socket("127.0.0.1", server.port());
                var in = new BufferedInputStream(open(socket, server, path, person, type), 1 << 16)) {
            byte[] some = new byte[1 << 16];
            for (int length = in.read(some); length > 0; length = in.read(some)) {
                bytes += length;
                tail.append(new String(some, Math.max(0, length - 200), Math.min(200, length), StandardCharsets.UTF_8));
                tail.delete(0, Math.max(0, tail.length() - 200));
            }
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        Matcher count = COUNT.matcher(tail);
        boolean whole = count.find() && tail.indexOf("\r\n0\r\n") >= 0;
        long rows = whole ? Long.parseLong(count.group(1)) : 0;
        say("%-22s  %,d rows, %4d MB, %5.1f s, %,8.0f rows/s   ratio %.2f of COPY, whole: %s, heap at most %d MB of 256, after it %d MB",
                type, rows, bytes >> 20, seconds, rows / seconds, rows / seconds / copied, whole, server.peak() >> 20, server.heap() >> 20);
    }

    static InputStream open(Socket socket, Bench server, String path, String person, String type) throws IOException {
        socket.getOutputStream().write(get(path, server.token(person), "Accept: " + type, "Connection: close").getBytes(StandardCharsets.US_ASCII));
        return socket.getInputStream();
    }
}
