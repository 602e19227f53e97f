package ru.opora.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The chain of the record of changes, computed anew from first to last. It trusts no function of the database: whoever
 * may rewrite entries may rewrite functions too. Give it the links in the order of their positions.
 */
public final class AuditChain {

    /**
     * A sealed entry as PostgreSQL writes it in text.
     *
     * @param at in UTC with microseconds, like {@code 2027-01-14T09:30:00.000000Z}
     * @param before the text of the jsonb value
     * @param hash what the entry says its hash is
     */
    public record Link(
            long position,
            long id,
            String at,
            @Nullable String actor,
            @Nullable String requestId,
            @Nullable String operation,
            String action,
            String entity,
            @Nullable String entityId,
            @Nullable String organizationId,
            @Nullable String path,
            @Nullable String before,
            @Nullable String after,
            @Nullable String reason,
            byte @Nullable [] hash) {}

    private final MessageDigest sha256 = sha256();
    private long position;
    private byte[] hash = new byte[32];

    /** Whether this link follows the ones before it: the next position, and the hash that its contents give. */
    public boolean continues(Link link) {
        if (link.position() != position + 1) {
            return false;
        }
        sha256.update(hash);
        hash = sha256.digest(canonical(link).getBytes(StandardCharsets.UTF_8));
        position = link.position();
        return MessageDigest.isEqual(hash, link.hash());
    }

    /** The place of the last link that was looked at. */
    public long position() {
        return position;
    }

    /** Its hash as computed here, hexadecimal. */
    public String head() {
        return HexFormat.of().formatHex(hash);
    }

    /** The text of a jsonb array of the link's parts, letter by letter as {@code audit_canonical} gives it. */
    static String canonical(Link link) {
        return "[" + link.position() + ", " + link.id() + ", "
                + String.join(
                        ", ",
                        text(link.at()),
                        text(link.actor()),
                        text(link.requestId()),
                        text(link.operation()),
                        text(link.action()),
                        text(link.entity()),
                        text(link.entityId()),
                        text(link.organizationId()),
                        text(link.path()),
                        String.valueOf(link.before()),
                        String.valueOf(link.after()),
                        text(link.reason()))
                + "]";
    }

    private static String text(@Nullable String value) {
        if (value == null) {
            return "null";
        }
        StringBuilder quoted = new StringBuilder(value.length() + 2).append('"');
        for (int index = 0; index < value.length(); index++) {
            char letter = value.charAt(index);
            switch (letter) {
                case '\b' -> quoted.append("\\b");
                case '\f' -> quoted.append("\\f");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                default -> {
                    if (letter < ' ') {
                        quoted.append("\\u00").append(HexFormat.of().toHexDigits((byte) letter));
                    } else {
                        quoted.append(letter);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
