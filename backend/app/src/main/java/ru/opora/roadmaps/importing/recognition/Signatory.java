package ru.opora.roadmaps.importing.recognition;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds who signed: the post and the name on lines of their own under the text of the order, or in «УТВЕРЖДАЮ». */
final class Signatory {
    private static final Pattern NAME = Pattern.compile(
            "(?<name>(?:[А-ЯЁ]\\. ?){2}[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?|[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)? [А-ЯЁ]\\. ?[А-ЯЁ]\\.)[\\s./)]*$");
    private static final Pattern POST = Pattern.compile(
            "^(?:(?:Первый )?[Зз]аместитель|Начальник|Директор|Министр|Председатель|Руководитель|Глава|Врио|ВРИО|И\\. ?о\\.|Исполняющ|Ректор|Заведующ|Губернатор|Вице-|Президент|Управляющ|НАЧАЛЬНИК|ДИРЕКТОР|МИНИСТР|ПРЕДСЕДАТЕЛЬ|РУКОВОДИТЕЛЬ|ЗАМЕСТИТЕЛЬ)");
    private static final Pattern ORDERS = Pattern.compile(
            "^(?:приказываю|п ?р ?и ?к ?а ?з ?ы ?в ?а ?ю|поручаю|постановля|обязываю|\\d{1,2}\\. ?\\p{L})|контроль (?:за )?(?:исполнени|выполнени)|:$");
    private static final Pattern APPROVE = Pattern.compile("утверждаю|^approved by");
    private static final int LINES_OF_POST = 5;
    private static final int LONGEST = 250;

    private Signatory() {}

    static @Nullable String find(List<String> before, List<String> after) {
        String signed = ordered(before);
        if (signed == null) {
            signed = approved(before);
        }
        return signed == null ? last(after) : signed;
    }

    /** After the first numbered point of the order, so that its addressees are not taken for who signed it. */
    private static @Nullable String ordered(List<String> before) {
        boolean ordering = false;
        String found = null;
        for (int i = 0; i < before.size(); i++) {
            String words = Texts.words(before.get(i));
            ordering |= ORDERS.matcher(words).find();
            boolean annex = words.startsWith("приложение") || OrderText.isTitle(before.get(i));
            if (annex && found != null) {
                return found;
            }
            if (ordering && !annex && i > 0) {
                String signed = at(before, i);
                found = signed == null ? found : signed;
            }
        }
        return found;
    }

    private static @Nullable String approved(List<String> before) {
        for (int i = 0; i < before.size(); i++) {
            String words = Texts.words(before.get(i));
            Matcher approved = APPROVE.matcher(words);
            if (!approved.find()) {
                continue;
            }
            String block = Texts.flat(before.get(i));
            String tail =
                    block.substring(Math.min(block.length(), approved.end())).replaceFirst("^[\\s:]+", "");
            for (int j = i + 1;
                    j < Math.min(before.size(), i + 6)
                            && !OrderText.isTitle(before.get(j))
                            && !Pattern.compile("[А-ЯЁ]\\. ?[А-ЯЁ]\\.")
                                    .matcher(tail)
                                    .find();
                    j++) {
                tail = (tail + " " + Texts.flat(before.get(j))).strip();
            }
            Matcher name = Pattern.compile("(?:[А-ЯЁ]\\. ?){2}[А-ЯЁ][а-яё-]+|[А-ЯЁ][а-яё-]+ [А-ЯЁ]\\. ?[А-ЯЁ]\\.")
                    .matcher(tail);
            if (name.find()) {
                return tail.substring(0, name.end())
                        .replaceAll("[_/]+", " ")
                        .replaceAll("\\s+", " ")
                        .strip();
            }
        }
        return null;
    }

    private static @Nullable String last(List<String> after) {
        for (int i = 0; i < Math.min(after.size(), 30); i++) {
            String signed = at(after, i);
            if (signed != null && POST.matcher(signed).find()) {
                return signed;
            }
        }
        return null;
    }

    /** The signature whose name stands in this line, alone or behind the post. */
    private static @Nullable String at(List<String> lines, int index) {
        String line = Texts.flat(lines.get(index))
                .replaceAll("_+", " ")
                .replaceAll("\\s+", " ")
                .strip();
        Matcher matcher = NAME.matcher(line);
        if (line.length() > LONGEST || !matcher.find() || line.matches("^\\d+\\..*")) {
            return null;
        }
        String name = matcher.group("name");
        String post =
                line.substring(0, matcher.start()).replaceAll("[\\s/,(]+$", "").strip();
        if (!post.isEmpty() && !POST.matcher(post).find()) {
            return null;
        }
        return post.isEmpty() ? withPost(lines, index, name) : post + " " + name;
    }

    private static @Nullable String withPost(List<String> lines, int index, String name) {
        StringBuilder post = new StringBuilder();
        for (int i = index - 1; i >= Math.max(0, index - LINES_OF_POST); i--) {
            String line = Texts.flat(lines.get(i));
            if (line.length() > LONGEST || line.matches("^\\d+[.)].*") || line.endsWith(".") || line.endsWith(";")) {
                break;
            }
            post.insert(0, line + " ");
            if (POST.matcher(line).find()) {
                return post + name;
            }
        }
        return name;
    }
}
