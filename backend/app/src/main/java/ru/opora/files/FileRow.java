package ru.opora.files;

import java.time.Instant;
import java.util.UUID;
import ru.opora.organizations.OrganizationSummary;

/** A file as read, with its organisation's place in the tree. */
record FileRow(
        UUID id,
        OrganizationSummary organization,
        String path,
        String name,
        String mediaType,
        long size,
        String sha256,
        UUID content,
        String createdBy,
        long version,
        Instant createdAt) {}
