package ru.opora.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The tutorial of the API as it is printed: its commands are run one after the other, its answers are what they must be like. */
final class ApiTutorial {

    private static final Path PAGE = Path.of("../../docs/api-tutorial.md");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(sh|json|text)\\n(.*?)^```$");
    private static final String MARK = "=====8<=====";

    /**
     * A block of commands.
     *
     * @param kind of what is shown below it: json or text; null when nothing is
     */
    private record Step(String commands, @Nullable String kind, String shown) {}

    private ApiTutorial() {}

    /** Runs all of it in the folder, as whoever follows the page would. */
    static void follow(String address, Path folder) throws IOException, InterruptedException {
        List<Step> steps = steps();
        assertThat(steps).hasSizeGreaterThan(15);
        HttpServer receiver = receiver(folder);
        try {
            String[] said = run(steps, address, receiver, folder).split(MARK + "\n", -1);
            assertThat(said).as(String.join(MARK, said)).hasSize(steps.size() + 1);
            for (int i = 0; i < steps.size(); i++) {
                check(steps.get(i), said[i].strip());
            }
        } finally {
            receiver.stop(0);
        }
    }

    static boolean has(String program) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(program, "--version")
                    .redirectErrorStream(true)
                    .start()
                    .waitFor(10, TimeUnit.SECONDS);
        } catch (IOException absent) {
            return false;
        }
    }

    private static List<Step> steps() throws IOException {
        List<Step> steps = new ArrayList<>();
        var blocks = BLOCK.matcher(Files.readString(PAGE));
        while (blocks.find()) {
            String kind = blocks.group(1);
            if (kind.equals("sh")) {
                steps.add(new Step(blocks.group(2), null, ""));
            } else {
                Step last = steps.remove(steps.size() - 1);
                steps.add(new Step(last.commands(), kind, blocks.group(2).strip()));
            }
        }
        return steps;
    }

    private static String run(List<Step> steps, String address, HttpServer receiver, Path folder)
            throws IOException, InterruptedException {
        var script = new StringBuilder("set -euo pipefail\n");
        steps.forEach(step -> script.append(step.commands()).append("\nprintf '\\n%s\\n' '" + MARK + "'\n"));
        Path file = Files.writeString(folder.resolve("tutorial.sh"), script);
        Path said = folder.resolve("said.txt");
        var bash = new ProcessBuilder("bash", file.toAbsolutePath().toString())
                .directory(folder.toFile())
                .redirectOutput(said.toFile())
                .redirectError(folder.resolve("errors.txt").toFile());
        bash.environment().put("OPORA", address);
        bash.environment()
                .put("RECEIVER", "http://127.0.0.1:" + receiver.getAddress().getPort() + "/opora");
        Process process = bash.start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        String all = Files.readString(said);
        assertThat(process.exitValue())
                .as(all + Files.readString(folder.resolve("errors.txt")))
                .isZero();
        return all;
    }

    private static void check(Step step, String said) {
        if ("text".equals(step.kind())) {
            assertThat(said).as(step.commands()).isEqualTo(step.shown());
        } else if ("json".equals(step.kind())) {
            alike(
                    JsonMapper.shared().readTree(step.shown()),
                    JsonMapper.shared().readTree(said),
                    step.commands() + "\n" + said);
        }
    }

    /** Every field that is shown is there and of the same kind; of a list the first item stands for all. */
    private static void alike(JsonNode shown, JsonNode said, String where) {
        if (shown.isObject()) {
            assertThat(said.isObject()).as(where).isTrue();
            shown.propertyNames().forEach(name -> {
                assertThat(said.has(name)).as(name + " of " + where).isTrue();
                alike(shown.get(name), said.get(name), name + " of " + where);
            });
        } else if (shown.isArray()) {
            assertThat(said.isArray()).as(where).isTrue();
            if (!shown.isEmpty()) {
                assertThat(said.isEmpty()).as(where).isFalse();
                alike(shown.get(0), said.get(0), where);
            }
        } else if (!shown.isNull()) {
            assertThat(said.getNodeType()).as(where).isEqualTo(shown.getNodeType());
        }
    }

    /** Puts what comes where the page says. */
    private static HttpServer receiver(Path folder) throws IOException {
        Path inbox = Files.createDirectory(folder.resolve("inbox"));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/opora", exchange -> keep(exchange, inbox));
        server.start();
        return server;
    }

    private static void keep(HttpExchange exchange, Path inbox) throws IOException {
        for (String header : List.of("webhook-id", "webhook-timestamp", "webhook-signature")) {
            Files.writeString(
                    inbox.resolve(header),
                    Objects.requireNonNull(exchange.getRequestHeaders().getFirst(header)));
        }
        Files.writeString(
                inbox.resolve("body"), new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }
}
