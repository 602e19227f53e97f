package ru.opora.platform.documents.writing;

/** A piece of a document to be printed, in reading order. */
public sealed interface PrintedBlock permits PrintedParagraph, PrintedTable {}
