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
import ru.opora.testing.People;

/**
 * A million rows as NDJSON and as CSV out of a server of 256 MB, against COPY of the same columns in the same run; and what
 * a reader who stops costs.
 */
public final class ExportBenchmark {

    private static final int SLOW = 5;
    private static final Pattern COUNT = Pattern.compile("Opora-Count: (\\d+)");

    private ExportBenchmark() {}

    public static void main(String... arguments) throws Exception {
        try (Bench server = Bench.start("-Xmx256m")) {
            Rows.schools(server, Rows.MANY);
            copy(server);
            double copied = copy(server);
            stream(server, "text/csv", copied);
            stream(server, "application/x-ndjson", copied);
            slowReader(server);
        }
    }

    private static double copy(Bench server) throws SQLException, IOException {
        long begin = System.nanoTime();
        long[] bytes = {0};
        try (var connection = server.database()) {
            long rows = connection.unwrap(PGConnection.class).getCopyAPI().copyOut("""
                    COPY (SELECT id, parent_id, kind, name, short_name, time_zone, state, closed_on, successor_id, version, updated_at,
                                 inn, ogrn, registry_code, locality, address, phone, email, website, head
                          FROM organizations ORDER BY name, id) TO STDOUT (FORMAT csv)""", new OutputStream() {
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

    private static void stream(Bench server, String type, double copied) throws IOException {
        server.peak();
        long begin = System.nanoTime();
        long bytes = 0;
        var tail = new StringBuilder();
        try (var socket = new Socket("127.0.0.1", server.port());
                var in = new BufferedInputStream(open(socket, server, type), 1 << 16)) {
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

    /** Ten readers who take the beginning and no more: what the server holds for them. */
    private static void slowReader(Bench server) throws IOException, InterruptedException {
        long before = server.heap();
        Socket[] readers = new Socket[10];
        for (int i = 0; i < readers.length; i++) {
            readers[i] = new Socket();
            readers[i].setReceiveBufferSize(16 * 1024);
            readers[i].connect(new java.net.InetSocketAddress("127.0.0.1", server.port()));
            open(readers[i], server, "application/x-ndjson").readNBytes(1000);
        }
        Thread.sleep(SLOW * 1000L);
        long held = server.heap() - before;
        say("%d readers who stopped: %.1f MB of heap for each", readers.length, held / 1e6 / readers.length);
        for (Socket reader : readers) {
            reader.close();
        }
    }

    private static InputStream open(Socket socket, Bench server, String type) throws IOException {
        socket.getOutputStream().write(get(
                        "/api/v1/organizations?within=" + People.SOUTH,
                        server.token(People.DORA),
                        "Accept: " + type,
                        "Connection: close")
                .getBytes(StandardCharsets.US_ASCII));
        return socket.getInputStream();
    }
}
