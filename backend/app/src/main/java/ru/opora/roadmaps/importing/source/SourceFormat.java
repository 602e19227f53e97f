package ru.opora.roadmaps.importing.source;

/** The formats an order may come in. */
public enum SourceFormat {
    DOCX,
    XLSX,
    ODT,
    RTF,
    CSV,
    HTML,
    TEXT
}
