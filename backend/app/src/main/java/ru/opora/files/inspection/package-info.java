/** What a file is by its content, and whether it may come in. */
@NullMarked
package ru.opora.files.inspection;

import org.jspecify.annotations.NullMarked;
