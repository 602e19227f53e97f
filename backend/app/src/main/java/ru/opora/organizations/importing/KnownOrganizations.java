package ru.opora.organizations.importing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ru.opora.organizations.names.NameForm;

/** The organisations below the import's parent, as they are when the list is held against them. */
final class KnownOrganizations {

    /** From here on two names are so alike that a person must say whether they are one organisation's. */
    private static final double ALIKE = 0.55;

    private static final int CANDIDATES = 5;

    private final UUID parent;
    private final Map<UUID, Known> byId = new HashMap<>();
    private final Map<String, UUID> byCode = new HashMap<>();
    private final Map<UUID, List<Known>> byPlace = new HashMap<>();
    private final Map<Set<String>, List<Known>> municipalities = new HashMap<>();
    private final Map<Set<String>, Set<Known>> anywhere = new HashMap<>();

    /**
     * An organisation.
     *
     * @param place the municipality it lies in, or the import's parent
     * @param values its fields as a list may say them
     * @param forms its names, short name and aliases
     */
    record Known(UUID id, UUID place, String kind, String name, Map<ColumnRole, String> values, List<NameForm> forms) {}

    KnownOrganizations(UUID parent, Collection<Known> all) {
        this.parent = parent;
        for (Known known : all) {
            byId.put(known.id(), known);
            List.of(ColumnRole.INN, ColumnRole.OGRN, ColumnRole.REGISTRY_CODE)
                    .forEach(role -> code(role, known.values().get(role), known.id()));
            byPlace.computeIfAbsent(known.place(), place -> new ArrayList<>()).add(known);
            for (NameForm form : known.forms()) {
                Stream.of(form.words(), form.numbers())
                        .filter(key -> !key.isEmpty())
                        .forEach(key -> anywhere.computeIfAbsent(key, words -> new LinkedHashSet<>())
                                .add(known));
            }
            if (known.kind().equals("MUNICIPALITY") && !known.id().equals(parent)) {
                known.forms()
                        .forEach(form -> municipalities
                                .computeIfAbsent(form.words(), words -> new ArrayList<>())
                                .add(known));
            }
        }
    }

    UUID parent() {
        return parent;
    }

    @Nullable
    Known find(@Nullable UUID id) {
        return byId.get(id);
    }

    /** All organisations that one of the row's numbers names: more than one is a contradiction. */
    Set<UUID> byNumbers(RowFields fields) {
        Set<UUID> found = new LinkedHashSet<>();
        for (ColumnRole role : List.of(ColumnRole.REGISTRY_CODE, ColumnRole.INN, ColumnRole.OGRN)) {
            UUID id = byCode.get(role + ":" + fields.get(role));
            if (id != null) {
                found.add(id);
            }
        }
        return found;
    }

    /** The municipality of that name; null when there is none or several. */
    @Nullable
    Known municipality(NameForm form) {
        List<Known> found = municipalities.getOrDefault(form.words(), List.of());
        return found.stream().distinct().count() == 1 ? found.get(0) : null;
    }

    /** Those in the place that are called so. */
    List<Known> called(UUID place, NameForm form) {
        return byPlace.getOrDefault(place, List.of()).stream()
                .filter(known -> known.forms().stream().anyMatch(form::same))
                .toList();
    }

    /** Those in the place that are called much like it, the likeliest first. */
    List<ListRowView.Candidate> alike(UUID place, NameForm form) {
        return byPlace.getOrDefault(place, List.of()).stream()
                .map(known -> new ListRowView.Candidate(known.id(), known.name(), likeness(known, form)))
                .filter(candidate -> candidate.score() >= ALIKE)
                .sorted((one, other) -> Double.compare(other.score(), one.score()))
                .limit(CANDIDATES)
                .toList();
    }

    /**
     * Those in any place that the name may mean, of a row that names no place: called the same, or by the number alone
     * («СОШ № 1» may be any district's). Words are compared whole: in a country each name is like some other.
     */
    List<ListRowView.Candidate> anywhere(NameForm form) {
        return anywhere.getOrDefault(form.words().isEmpty() ? form.numbers() : form.words(), Set.of()).stream()
                .filter(known -> known.forms().stream()
                        .anyMatch(other -> form.words().isEmpty()
                                ? other.numbers().equals(form.numbers()) && other.compatible(form)
                                : form.same(other)))
                .map(known -> new ListRowView.Candidate(
                        known.id(), known.name(), known.forms().stream().anyMatch(form::same) ? 1 : ALIKE))
                .sorted((one, other) -> Double.compare(other.score(), one.score()))
                .limit(CANDIDATES)
                .toList();
    }

    private static double likeness(Known known, NameForm form) {
        double best = known.forms().stream()
                .filter(other -> other.compatible(form))
                .filter(other -> other.numbers().equals(form.numbers())
                        || (other.numbers().isEmpty() != form.numbers().isEmpty()))
                .filter(other -> !other.words().isEmpty() && !form.words().isEmpty())
                .mapToDouble(form::similarity)
                .max()
                .orElse(0);
        return Math.round(best * 100) / 100.0;
    }

    private void code(ColumnRole role, @Nullable String number, UUID id) {
        if (number != null) {
            byCode.put(role + ":" + number, id);
        }
    }
}
