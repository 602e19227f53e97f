package ru.opora.platform.documents;

/**
 * A paragraph outside tables.
 *
 * @param text its text without markup, trimmed; automatic list numbers are part of the text
 * @param emphasised whether it is set as a heading, centred or wholly bold
 */
public record SourceParagraph(String text, boolean emphasised) implements SourceBlock {}
