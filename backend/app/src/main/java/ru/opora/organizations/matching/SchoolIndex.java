package ru.opora.organizations.matching;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.organizations.names.NameForm;

/**
 * All schools below an organisation by their numbers and names, so that a list of any length is held against them in memory. 40,000
 * schools take some 30 MB. For one thread.
 */
public final class SchoolIndex {

    /** Lists say the same names again and again; a list that does not must not fill the memory. */
    private static final int REMEMBERED = 100_000;

    private final Map<String, UUID> byNumber = new HashMap<>();
    private final Map<String, List<Named>> byName = new HashMap<>();
    private final Map<String, Found> remembered = new HashMap<>();

    private record Named(School school, NameForm form) {}

    /** A school as the list is held against it. */
    record School(
            UUID id,
            @Nullable String municipality,
            @Nullable String registryCode,
            @Nullable String inn,
            List<String> names) {}

    /**
     * What a row's words mean.
     *
     * @param id of the only school that is called so; null: none, or several
     * @param several whether there are several
     */
    public record Found(@Nullable UUID id, boolean several) {

        static final Found NONE = new Found(null, false);
    }

    SchoolIndex(Collection<School> schools) {
        for (School school : schools) {
            number("code", school.registryCode(), school.id());
            number("inn", school.inn(), school.id());
            for (String name : school.names()) {
                NameForm form = NameForm.of(name);
                byName.computeIfAbsent(key(form), none -> new ArrayList<>()).add(new Named(school, form));
            }
        }
    }

    /** The school of a code of the register or an INN; without one, or when nobody has it, of a name in a municipality. */
    public Found find(String code, String inn, String name, String municipality) {
        UUID numbered = numbered(code, inn);
        if (numbered != null) {
            return new Found(numbered, false);
        }
        if (name.isEmpty()) {
            return Found.NONE;
        }
        String words = municipality + '\n' + name;
        Found known = remembered.get(words);
        if (known == null) {
            known = named(name, municipality);
            if (remembered.size() < REMEMBERED) {
                remembered.put(words, known);
            }
        }
        return known;
    }

    private @Nullable UUID numbered(String code, String inn) {
        UUID found = code.isEmpty() ? null : byNumber.get("code" + code);
        return found != null || inn.isEmpty() ? found : byNumber.get("inn" + inn);
    }

    private Found named(String name, String municipality) {
        NameForm form = NameForm.of(name);
        Map<UUID, School> called = new HashMap<>();
        for (Named named : byName.getOrDefault(key(form), List.of())) {
            if (named.form().compatible(form)) {
                called.put(named.school().id(), named.school());
            }
        }
        if (called.size() > 1 && !municipality.isEmpty()) {
            var place = NameForm.of(municipality).words();
            called.values().removeIf(school -> school.municipality() == null
                    || !NameForm.of(school.municipality()).words().equals(place));
        }
        return called.size() == 1
                ? new Found(called.keySet().iterator().next(), false)
                : new Found(null, called.size() > 1);
    }

    private void number(String register, @Nullable String number, UUID id) {
        if (number != null) {
            byNumber.put(register + number, id);
        }
    }

    private static String key(NameForm form) {
        return form.text() + '\n' + form.numbers();
    }
}
