package ru.opora.files;

import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file as it came in, lying in a draft.
 *
 * @param id as made by the caller; null to have one made
 */
record Upload(@Nullable UUID id, UUID organizationId, String name, Path draft) {}
