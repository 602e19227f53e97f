package ru.opora.platform.documents;

/** A piece of a document in reading order. */
public sealed interface SourceBlock permits SourceParagraph, SourceTable {}
