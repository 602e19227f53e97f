/**
 * Writes documents: what a room wants printed, as Word, PDF or Excel files, and lists as workbooks or separated values. A room says paragraphs and
 * tables ({@link ru.opora.platform.documents.writing.PrintedDocument}); a {@link ru.opora.platform.documents.writing.Printer} of the wanted format
 * writes them row by row into a stream. Blocking: call it off the event loop.
 */
@NullMarked
package ru.opora.platform.documents.writing;

import org.jspecify.annotations.NullMarked;
