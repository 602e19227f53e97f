package ru.opora.bench;

import static ru.opora.bench.Bench.say;

import java.io.IOException;
import java.net.Socket;
import ru.opora.testing.People;

/**
 * A million rows as NDJSON and as CSV out of a server of 256 MB, against COPY of the same columns in the same run; and what
 * a reader who stops costs.
 */
public final class ExportBenchmark {

    private static final int SLOW = 5;
    private static final String LIST = "/api/v1/organizations?within=" + People.SOUTH;
    private static final String ROWS = """
            SELECT id, parent_id, kind, name, short_name, time_zone, state, closed_on, successor_id, version, updated_at,
                   inn, ogrn, registry_code, locality, address, phone, email, website, head
            FROM organizations ORDER BY name, id""";

    private ExportBenchmark() {}

    public static void main(String... arguments) throws Exception {
        try (Bench server = Bench.start("-Xmx256m")) {
            Rows.schools(server, Rows.MANY);
            Download.copy(server, ROWS);
            double copied = Download.copy(server, ROWS);
            Download.stream(server, LIST, People.DORA, "text/csv", copied);
            Download.stream(server, LIST, People.DORA, "application/x-ndjson", copied);
            slowReader(server);
        }
    }

    /** Ten readers who take the beginning and no more: what the server holds for them. */
    private static void slowReader(Bench server) throws IOException, InterruptedException {
        long before = server.heap();
        Socket[] readers = new Socket[10];
        for (int i = 0; i < readers.length; i++) {
            readers[i] = new Socket();
            readers[i].setReceiveBufferSize(16 * 1024);
            readers[i].connect(new java.net.InetSocketAddress("127.0.0.1", server.port()));
            Download.open(readers[i], server, LIST, People.DORA, "application/x-ndjson").readNBytes(1000);
        }
        Thread.sleep(SLOW * 1000L);
        long held = server.heap() - before;
        say("%d readers who stopped: %.1f MB of heap for each", readers.length, held / 1e6 / readers.length);
        for (Socket reader : readers) {
            reader.close();
        }
    }
}
