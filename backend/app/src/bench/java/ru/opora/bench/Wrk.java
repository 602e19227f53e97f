package ru.opora.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The load generator wrk, where it is installed. */
final class Wrk {

    private static final String DONE = """
            done = function(summary, latency)
              local e = summary.errors
              io.write(string.format("RESULT %d %d %f %f %f %d\\n", summary.requests, summary.duration,
                latency:percentile(50), latency:percentile(95), latency:percentile(99),
                e.connect + e.read + e.write + e.status + e.timeout))
            end
            """;

    private Wrk() {}

    static boolean isInstalled() {
        return Arrays.stream(Objects.requireNonNullElse(System.getenv("PATH"), "").split(java.io.File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "wrk")));
    }

    /** What came of a run that may fail in part. */
    record Run(Result result, long requests, long failures) {}

    static Result run(int port, int connections, int seconds, List<String> requests) {
        Run run = run(port, connections, seconds, script(requests));
        if (run.failures() > 0) {
            throw new IllegalStateException("Not answered as they should be: " + run);
        }
        return run.result();
    }

    /** @param requests a script that says what is asked: a function {@code request} */
    static Run run(int port, int connections, int seconds, String requests) {
        try {
            Path script = Files.createTempFile("requests", ".lua");
            Files.writeString(script, requests + DONE);
            var process = new ProcessBuilder(
                            "wrk",
                            "-t1",
                            "-c" + connections,
                            "-d" + seconds + "s",
                            "--timeout",
                            "20s",
                            "-s",
                            script.toString(),
                            "http://127.0.0.1:" + port)
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Files.delete(script);
            return said.lines()
                    .filter(line -> line.startsWith("RESULT "))
                    .map(Wrk::result)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(said));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Run result(String line) {
        double[] values = Arrays.stream(line.substring(7).split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        var result = new Result(values[0] / values[1] * 1e6, values[2] / 1e3, values[3] / 1e3, values[4] / 1e3);
        return new Run(result, (long) values[0], (long) values[5]);
    }

    private static String script(List<String> requests) {
        String texts = requests.stream()
                .map(request -> "\"" + request.replace("\\", "\\\\").replace("\"", "\\\"").replace("\r\n", "\\r\\n") + "\"")
                .collect(Collectors.joining(",\n"));
        return """
                local requests = {
                %s}
                local turn = 0
                request = function()
                  turn = turn + 1
                  return requests[turn %% #requests + 1]
                end
                """.formatted(texts);
    }
}
