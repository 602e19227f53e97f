package ru.opora.organizations.history;

import java.util.Map;
import java.util.UUID;
import ru.opora.testing.Api;

/** Short ways to organisations and acts on them as tests need them. */
final class Branches {

    static final String PATH = "/api/v1/organizations";

    private Branches() {}

    static String school(Api api, String name, UUID parent) {
        return child(api, name, "SCHOOL", parent.toString());
    }

    static String child(Api api, String name, String kind, String parent) {
        return api.post(PATH, Map.of("name", name, "kind", kind, "parentId", parent))
                .is(201)
                .id();
    }

    static String at(Object id, String action) {
        return PATH + "/" + id + "/" + action;
    }
}
