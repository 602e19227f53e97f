package ru.opora.platform.files;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits and place of files.
 *
 * @param dir where contents lie
 * @param maxSize of one file
 * @param quota of one organisation's files together
 * @param orphansAfter how old a content without a row must be before it is swept up: longer than any upload takes
 */
@ConfigurationProperties("opora.files")
public record FilesProperties(
        Path dir,
        @DefaultValue("25MB") DataSize maxSize,
        @DefaultValue("2GB") DataSize quota,
        @DefaultValue("24h") Duration orphansAfter) {}
