/** Whole lists as NDJSON or CSV, read by chunks at the reader's pace. */
@NullMarked
package ru.opora.platform.streaming;

import org.jspecify.annotations.NullMarked;
