package ru.opora.organizations.importing;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.organizations.importing.KnownOrganizations.Known;
import ru.opora.organizations.importing.RowFields.Fault;
import ru.opora.organizations.names.NameForm;

/** Holds a list against the organisations that are there and says of every row what applying will do. Pure; one use. */
final class ListJudge {

    private final KnownOrganizations known;
    private final Map<Integer, Map<Integer, ColumnRole>> roles;
    private final ListCorrections corrections;
    private final Map<String, ListImportView.Municipality> municipalities = new LinkedHashMap<>();
    private final Map<String, Integer> seen = new HashMap<>();

    private ListJudge(
            KnownOrganizations known, Map<Integer, Map<Integer, ColumnRole>> roles, ListCorrections corrections) {
        this.known = known;
        this.roles = roles;
        this.corrections = corrections;
    }

    /** All rows judged, and the municipalities they name. */
    record Judgement(List<JudgedRow> rows, List<ListImportView.Municipality> municipalities) {

        Map<RowOutcome, Integer> counts() {
            Map<RowOutcome, Integer> counts = new EnumMap<>(RowOutcome.class);
            for (RowOutcome outcome : RowOutcome.values()) {
                counts.put(outcome, 0);
            }
            rows.forEach(row -> counts.merge(row.outcome(), 1, Integer::sum));
            return counts;
        }
    }

    static Judgement judge(ReadList list, ListCorrections corrections, KnownOrganizations known) {
        Map<Integer, Map<Integer, ColumnRole>> roles = new HashMap<>();
        for (ListImportView.Column column : list.columns()) {
            roles.computeIfAbsent(column.table(), table -> new LinkedHashMap<>())
                    .put(column.index(), column.role());
        }
        ListJudge judge = new ListJudge(known, roles, corrections);
        List<JudgedRow> rows = list.rows().stream().map(judge::judge).toList();
        return new Judgement(rows, List.copyOf(judge.municipalities.values()));
    }

    private JudgedRow judge(ListRow row) {
        RowFields fields = RowFields.of(row, roles.getOrDefault(row.table(), Map.of()));
        ListCorrections.Decided decided = corrections.rows().get(row.position());
        if (decided != null && decided.decision() == ListImportPatch.Decision.SKIP) {
            return plain(row, RowOutcome.SKIPPED, fields, List.of());
        }
        if (!fields.faults().isEmpty()) {
            return plain(row, RowOutcome.ERROR, fields, fields.faults());
        }
        NameForm form = NameForm.of(fields.values().getOrDefault(ColumnRole.NAME, ""));
        UUID place = place(fields, row);
        Fault repeated = repeated(row, fields, place, form);
        if (repeated != null && decided == null) {
            return plain(row, RowOutcome.ERROR, fields, List.of(repeated));
        }
        return decided == null ? compared(row, fields, place, form) : decided(row, fields, place, decided);
    }

    private JudgedRow decided(ListRow row, RowFields fields, UUID place, ListCorrections.Decided decided) {
        if (decided.decision() == ListImportPatch.Decision.NEW) {
            return added(row, fields, place);
        }
        Known same = known.find(decided.organizationId());
        return same == null
                ? plain(row, RowOutcome.ERROR, fields, List.of(new Fault(null, "CHOICE_GONE")))
                : same(row, fields, place, same);
    }

    private JudgedRow compared(ListRow row, RowFields fields, UUID place, NameForm form) {
        Set<UUID> numbered = known.byNumbers(fields);
        if (numbered.size() > 1) {
            return plain(row, RowOutcome.ERROR, fields, List.of(new Fault(null, "NUMBERS_CONTRADICT")));
        }
        if (!numbered.isEmpty()) {
            Known found = known.find(numbered.iterator().next());
            return found == null ? added(row, fields, place) : same(row, fields, place, found);
        }
        List<Known> called = known.called(place, form);
        if (called.size() == 1 && !contradicts(called.get(0), fields)) {
            return same(row, fields, place, called.get(0));
        }
        List<ListRowView.Candidate> candidates = called.isEmpty()
                ? alike(row, fields, place, form)
                : called.stream()
                        .map(one -> new ListRowView.Candidate(one.id(), one.name(), 1))
                        .toList();
        return candidates.isEmpty() ? added(row, fields, place) : ambiguous(row, fields, candidates);
    }

    /** In its place; and where the row names none, in any. */
    private List<ListRowView.Candidate> alike(ListRow row, RowFields fields, UUID place, NameForm form) {
        List<ListRowView.Candidate> near = known.alike(place, form);
        return near.isEmpty() && municipality(fields, row) == null ? known.anywhere(form) : near;
    }

    /** Whether the organisation has another number of some register than the row says. */
    private static boolean contradicts(Known found, RowFields fields) {
        return List.of(ColumnRole.REGISTRY_CODE, ColumnRole.INN, ColumnRole.OGRN).stream()
                .anyMatch(role -> fields.get(role) != null
                        && found.values().get(role) != null
                        && !found.values().get(role).equals(fields.get(role)));
    }

    private JudgedRow same(ListRow row, RowFields fields, UUID place, Known found) {
        if (!found.place().equals(place) && municipality(fields, row) != null) {
            return plain(
                    row, RowOutcome.ERROR, fields, List.of(new Fault(ColumnRole.MUNICIPALITY, "OTHER_MUNICIPALITY")));
        }
        Map<String, String> changed = new LinkedHashMap<>();
        List<ListRowView.FieldChange> changes = new ArrayList<>();
        fields.values().forEach((role, value) -> {
            String before = found.values().get(role);
            if (role != ColumnRole.MUNICIPALITY && !value.equals(before) && !sameName(role, value, found)) {
                changed.put(role.name().toLowerCase(Locale.ROOT), value);
                changes.add(new ListRowView.FieldChange(camel(role), before, value));
            }
        });
        RowOutcome outcome = changes.isEmpty() ? RowOutcome.UNCHANGED : RowOutcome.UPDATE;
        return new JudgedRow(
                row, outcome, changed, municipality(fields, row), found.id(), changes, List.of(), List.of());
    }

    /** Another spelling of the name it has is no change of it: lists write quotes and abbreviations as they like. */
    private static boolean sameName(ColumnRole role, String value, Known found) {
        return (role == ColumnRole.NAME || role == ColumnRole.SHORT_NAME)
                && found.values().get(role) != null
                && NameForm.of(found.values().getOrDefault(role, "")).same(NameForm.of(value));
    }

    private JudgedRow added(ListRow row, RowFields fields, UUID place) {
        Map<String, String> values = new LinkedHashMap<>();
        fields.values().forEach((role, value) -> values.put(role.name().toLowerCase(Locale.ROOT), value));
        values.remove("municipality");
        values.put("kind", fields.kind().name());
        values.put("parent_id", place.toString());
        return new JudgedRow(
                row,
                RowOutcome.NEW,
                values,
                municipality(fields, row),
                UUID.randomUUID(),
                List.of(),
                List.of(),
                List.of());
    }

    private JudgedRow ambiguous(ListRow row, RowFields fields, List<ListRowView.Candidate> candidates) {
        return new JudgedRow(
                row,
                RowOutcome.AMBIGUOUS,
                name(fields),
                municipality(fields, row),
                null,
                List.of(),
                List.of(),
                candidates);
    }

    private JudgedRow plain(ListRow row, RowOutcome outcome, RowFields fields, List<Fault> faults) {
        return new JudgedRow(row, outcome, name(fields), municipality(fields, row), null, List.of(), faults, List.of());
    }

    private static Map<String, String> name(RowFields fields) {
        String name = fields.get(ColumnRole.NAME);
        return name == null ? Map.of() : Map.of("name", name);
    }

    /** The municipality the row lies in, there or to be added; the import's parent when none is named. */
    private UUID place(RowFields fields, ListRow row) {
        String name = municipality(fields, row);
        if (name == null) {
            return known.parent();
        }
        NameForm form = NameForm.of(name);
        Known found = known.municipality(form);
        Known parent = known.find(known.parent());
        if (found == null
                && parent != null
                && parent.forms().stream().anyMatch(own -> own.words().equals(form.words()))) {
            return known.parent();
        }
        ListImportView.Municipality named = municipalities.compute(
                form.text(),
                (key, before) -> before == null
                        ? new ListImportView.Municipality(
                                name, found == null ? UUID.randomUUID() : found.id(), found == null, 1)
                        : new ListImportView.Municipality(
                                before.name(), before.organizationId(), before.added(), before.rowCount() + 1));
        return named.organizationId();
    }

    private static @Nullable String municipality(RowFields fields, ListRow row) {
        String said = fields.get(ColumnRole.MUNICIPALITY);
        return said == null ? row.heading() : said;
    }

    /** A number or a name in a place that an earlier row has already. */
    private @Nullable Fault repeated(ListRow row, RowFields fields, UUID place, NameForm form) {
        for (ColumnRole role : List.of(ColumnRole.REGISTRY_CODE, ColumnRole.INN, ColumnRole.OGRN)) {
            String number = fields.get(role);
            if (number != null && seen.putIfAbsent(role + ":" + number, row.position()) != null) {
                return new Fault(role, "REPEATED");
            }
        }
        String name = place + ":" + form.text() + ":" + form.numbers() + ":" + form.types();
        return seen.putIfAbsent(name, row.position()) == null ? null : new Fault(ColumnRole.NAME, "REPEATED");
    }

    /** The role as the API names the field. */
    private static String camel(ColumnRole role) {
        String[] parts = role.name().toLowerCase(Locale.ROOT).split("_");
        return parts.length == 1
                ? parts[0]
                : parts[0] + Character.toUpperCase(parts[1].charAt(0)) + parts[1].substring(1);
    }
}
