package ru.opora.bench;

import java.util.List;
import java.util.stream.Collectors;

/** Answers of many devices as wrk sends them: each under an id and a device number of its own, by one link after another. */
final class Submissions {

    private Submissions() {}

    static Wrk.Run run(Bench server, int connections, int seconds, List<String> links, List<String> answers) {
        return Wrk.run(server.port(), connections, seconds, """
                local links = {%s}
                local answers = {%s}
                local headers = {["Content-Type"] = "application/json"}
                local turn = 0
                math.randomseed(os.time())
                local function hex(digits)
                  return string.format("%%0" .. digits .. "x", math.random(0, 16 ^ digits - 1))
                end
                request = function()
                  turn = turn + 1
                  local id = hex(8) .. "-" .. hex(4) .. "-4" .. hex(3) .. "-8" .. hex(3) .. "-" .. hex(6) .. hex(6)
                  local body = '{"answers":' .. answers[turn %% #answers + 1] .. ',"language":"ru","device":"' .. hex(8) .. hex(8) .. hex(8) .. '"}'
                  return wrk.format("PUT", "/api/v1/s/" .. links[turn %% #links + 1] .. "/responses/" .. id, headers, body)
                end
                """.formatted(texts(links), texts(answers)));
    }

    private static String texts(List<String> texts) {
        return texts.stream().map(text -> "[==[" + text + "]==]").collect(Collectors.joining(",\n"));
    }
}
