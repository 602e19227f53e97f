package ru.opora.roadmaps.importing.source;

import java.nio.charset.StandardCharsets;

/** Tells the formats apart that are text. */
final class TextFormats {
    private TextFormats() {}

    static SourceDocument read(String fileName, byte[] content) {
        return PastedText.read(new String(content, StandardCharsets.UTF_8));
    }
}
