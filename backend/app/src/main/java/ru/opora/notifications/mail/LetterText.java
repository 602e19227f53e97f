package ru.opora.notifications.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import ru.opora.notifications.NotificationTexts;

/** The words of a letter, in its reader's language. */
@Component
class LetterText {

    private final NotificationTexts texts;
    private final MailProperties properties;

    LetterText(NotificationTexts texts, MailProperties properties) {
        this.texts = texts;
        this.properties = properties;
    }

    String subject(Letter letter) {
        List<Letter.Item> items = letter.items();
        return items.size() == 1
                ? texts.say(items.get(0).kind() + ".title", items.get(0).params(), letter.language())
                : say("letter.subject.many", "count", Integer.toString(items.size()), letter);
    }

    String body(Letter letter) {
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(say("letter.greeting", "name", letter.name(), letter));
        for (Letter.Item item : letter.items()) {
            paragraphs.add(texts.say(item.kind() + ".title", item.params(), letter.language()) + "\n"
                    + texts.say(item.kind() + ".text", item.params(), letter.language()) + link(item, letter));
        }
        paragraphs.add(say("letter.open", "address", properties.publicUrl() + "/notifications", letter));
        letter.items().stream()
                .map(Letter.Item::kind)
                .distinct()
                .forEach(kind -> paragraphs.add(unsubscribe(kind, letter)));
        return String.join("\n\n", paragraphs) + "\n";
    }

    /** Where the thing itself is, for those kinds that say it. */
    private String link(Letter.Item item, Letter letter) {
        String place = item.params().get("link");
        return place == null ? "" : "\n" + say("letter.look", "address", properties.publicUrl() + place, letter);
    }

    private String unsubscribe(String kind, Letter letter) {
        Map<String, String> params =
                Map.of("kind", texts.say(kind + ".name", Map.of(), letter.language()), "address", settingsOf(kind));
        return texts.say("letter.unsubscribe", params, letter.language());
    }

    /** Where a person chooses about this kind. */
    String settingsOf(String kind) {
        return properties.publicUrl() + "/settings/notifications?kind=" + kind;
    }

    private String say(String key, String parameter, String value, Letter letter) {
        return texts.say(key, Map.of(parameter, value), letter.language());
    }
}
