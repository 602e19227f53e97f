package ru.opora.launcher.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * As whom the server's programs run. PostgreSQL refuses root, so root either shows it a user namespace in which it is
 * nobody in particular (files still belong to root), or, where namespaces are forbidden as in most containers, lends it
 * an ordinary user.
 *
 * @param prefix the words before each command
 * @param id the numeric user that must own the files, −1 where that doesn't matter
 * @param lent whether this is another user than ours
 */
record ServerUser(List<String> prefix, int id, boolean lent) {

    private static final int ROOT = 0;

    static ServerUser of(Path ownFile) throws IOException {
        int we = Posix.owner(ownFile);
        if (we != ROOT) {
            return new ServerUser(List.of(), we, false);
        }
        if (Programs.succeeds("unshare", "-U", "true")) {
            return new ServerUser(List.of("unshare", "-U"), ROOT, false);
        }
        return Stream.of("postgres", "nobody")
                .flatMap(ServerUser::find)
                .filter(user -> Programs.succeeds(user.command("true")))
                .findFirst()
                .orElseThrow(() -> new PostgresFailure(PostgresFailure.Kind.ROOT_WITHOUT_HELPER));
    }

    List<String> command(String... words) {
        var command = new ArrayList<>(prefix);
        command.addAll(List.of(words));
        return command;
    }

    private static Stream<ServerUser> find(String name) {
        try (var lines = Files.lines(Path.of("/etc/passwd"), StandardCharsets.ISO_8859_1)) {
            return lines
                    .filter(line -> line.startsWith(name + ":"))
                    .map(line -> lend(line.split(":", -1)))
                    .toList()
                    .stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    private static ServerUser lend(String[] passwd) {
        var user = passwd[2];
        var group = passwd[3];
        return new ServerUser(
                List.of("setpriv", "--reuid=" + user, "--regid=" + group, "--clear-groups"),
                Integer.parseInt(user),
                true);
    }
}
