package ru.opora.notifications.mail;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * Everything that is due for one person.
 *
 * @param attempts how often it was tried, this time included
 */
record Letter(String address, String name, Locale language, int attempts, List<Item> items) {

    record Item(UUID id, String kind, Map<String, String> params) {}

    UUID[] ids() {
        return items.stream().map(Item::id).toArray(UUID[]::new);
    }
}
