package ru.opora.roadmaps.importing.source;

/** A piece of a document in reading order. */
public sealed interface SourceBlock permits SourceParagraph, SourceTable {}
