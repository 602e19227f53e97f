package ru.opora.platform.documents;

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
