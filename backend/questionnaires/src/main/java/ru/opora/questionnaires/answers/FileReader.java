package ru.opora.questionnaires.answers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ru.opora.questionnaires.AnswerType;
import ru.opora.questionnaires.Characters;
import ru.opora.questionnaires.FileKind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads what an answer says of its files. That they exist and are what it says, the files' own room knows. */
final class FileReader {

    private static final Set<String> FIELDS = Set.of("id", "name", "type", "size");
    private static final int NAME = 255;
    private static final int TYPE = 100;
    private static final long MEGABYTE = 1L << 20;

    private final AnswerType.Files files;
    private final List<AnswerProblem> problems = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();
    private final ArrayNode cleaned = JsonNodeFactory.instance.arrayNode();

    private FileReader(AnswerType.Files files) {
        this.files = files;
    }

    static Reading read(AnswerType.Files files, JsonNode json, String at) {
        if (!json.isArray()) {
            return Reading.refused(AnswerProblem.of(AnswerCode.WRONG_TYPE, at, "expected", "array"));
        }
        if (json.size() > files.maxFiles()) {
            return Reading.refused(AnswerProblem.of(AnswerCode.TOO_MANY, at, "max", files.maxFiles()));
        }
        FileReader reader = new FileReader(files);
        for (int i = 0; i < json.size(); i++) {
            reader.file(json.get(i), at + "/" + i);
        }
        return reader.ids.isEmpty()
                ? new Reading(null, null, false, reader.problems)
                : new Reading(reader.ids, reader.cleaned, false, reader.problems);
    }

    private void file(JsonNode json, String at) {
        if (!json.isObject()) {
            problems.add(AnswerProblem.of(AnswerCode.WRONG_TYPE, at, "expected", "object"));
            return;
        }
        int before = problems.size();
        json.propertyNames().stream()
                .filter(name -> !FIELDS.contains(name))
                .forEach(name -> problems.add(AnswerProblem.of(AnswerCode.UNKNOWN_FIELD, Pointers.at(at, name))));
        String id = text(json, "id", 64, at);
        String name = text(json, "name", NAME, at);
        String type = text(json, "type", TYPE, at);
        long size = size(json.get("size"), at + "/size");
        if (id != null && !id.chars().allMatch(c -> c == '-' || (c < 128 && Character.isLetterOrDigit(c)))) {
            problems.add(AnswerProblem.of(AnswerCode.INVALID_CHARACTERS, at + "/id"));
        } else if (id != null && ids.contains(id)) {
            problems.add(AnswerProblem.of(AnswerCode.DUPLICATE, at + "/id"));
        }
        if (type != null && !fits(type)) {
            problems.add(AnswerProblem.of(
                    AnswerCode.FILE_TYPE,
                    at + "/type",
                    "expected",
                    files.kind().name().toLowerCase(Locale.ROOT)));
        }
        if (id != null && name != null && type != null && problems.size() == before) {
            keep(id, name, type, size);
        }
    }

    private void keep(String id, String name, String type, long size) {
        ids.add(id);
        ObjectNode file = cleaned.addObject();
        file.put("id", id);
        file.put("name", name);
        file.put("type", type);
        file.put("size", size);
    }

    private boolean fits(String type) {
        return files.kind() == FileKind.ANY
                || type.toLowerCase(Locale.ROOT).startsWith(files.kind().name().toLowerCase(Locale.ROOT) + "/");
    }

    private @Nullable String text(JsonNode json, String field, int limit, String at) {
        JsonNode value = json.get(field);
        if (value == null || !value.isString() || value.asString().isBlank()) {
            problems.add(AnswerProblem.of(AnswerCode.WRONG_TYPE, at + "/" + field, "expected", "string"));
            return null;
        }
        String text = value.asString();
        if (text.length() > limit) {
            problems.add(AnswerProblem.of(AnswerCode.TOO_LONG, at + "/" + field, "max", limit));
            return null;
        }
        if (!Characters.areFine(text)) {
            problems.add(AnswerProblem.of(AnswerCode.INVALID_CHARACTERS, at + "/" + field));
            return null;
        }
        return text;
    }

    private long size(@Nullable JsonNode json, String at) {
        if (json == null || !json.isNumber() || json.asDouble() < 0) {
            problems.add(AnswerProblem.of(AnswerCode.WRONG_TYPE, at, "expected", "number"));
            return 0;
        }
        long most = files.maxMegabytes() * MEGABYTE;
        if (json.asDouble() > most) {
            problems.add(AnswerProblem.of(AnswerCode.FILE_TOO_LARGE, at, "max", most));
            return 0;
        }
        return (long) json.asDouble();
    }
}
