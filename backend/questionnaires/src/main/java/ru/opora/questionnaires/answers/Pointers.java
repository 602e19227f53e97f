package ru.opora.questionnaires.answers;

import ru.opora.questionnaires.Limits;

/** JSON pointers into answers. */
final class Pointers {

    private Pointers() {}

    /** A field below a pointer; the name of a field that nobody knows is cut where it is too long to be shown. */
    static String at(String pointer, String name) {
        String key = name.length() > Limits.NAME ? name.substring(0, Limits.NAME) : name;
        return pointer + "/" + key.replace("~", "~0").replace("/", "~1");
    }
}
