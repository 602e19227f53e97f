/** Reads an uploaded file or a pasted text into paragraphs and tables, whatever its format, and refuses what is unsafe. */
@NullMarked
package ru.opora.platform.documents;

import org.jspecify.annotations.NullMarked;
