package ru.opora.organizations.history;

import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An act on an organisation.
 *
 * @param effectiveOn the first day on which the new state holds; null in a wish: today, where the organisation is
 * @param name the new name of a RENAME
 * @param parentId the new place of a MOVE
 * @param successorId who goes on, of a MERGE
 * @param carriesOver whether programmes, curators and pairs go on with the successor, of a MERGE
 * @param createdBy the subject of whoever decided it
 */
record Change(
        UUID id,
        UUID organizationId,
        ChangeAction action,
        @Nullable LocalDate effectiveOn,
        @Nullable String name,
        @Nullable String shortName,
        @Nullable UUID parentId,
        @Nullable UUID successorId,
        boolean carriesOver,
        ChangeOrder order,
        String createdBy) {

    /** The first day, of an act that is decided. */
    LocalDate day() {
        return Objects.requireNonNull(effectiveOn);
    }

    /** The same act on a day. */
    Change on(LocalDate day) {
        return new Change(
                id, organizationId, action, day, name, shortName, parentId, successorId, carriesOver, order, createdBy);
    }

    /** The other organisation it names. */
    @Nullable
    UUID other() {
        return action == ChangeAction.MOVE ? parentId : successorId;
    }

    /** The field of the request that names the other organisation. */
    String otherPointer() {
        return action == ChangeAction.MOVE ? "/parentId" : "/successorId";
    }
}
