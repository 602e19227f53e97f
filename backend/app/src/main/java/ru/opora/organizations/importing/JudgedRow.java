package ru.opora.organizations.importing;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row and what applying does with it.
 *
 * @param fields the columns of organizations that it sets, by their names
 * @param municipality as printed
 */
record JudgedRow(
        ListRow row,
        RowOutcome outcome,
        Map<String, String> fields,
        @Nullable String municipality,
        @Nullable UUID organizationId,
        List<ListRowView.FieldChange> changes,
        List<RowFields.Fault> faults,
        List<ListRowView.Candidate> candidates) {}
