/** Files of organisations: taken in, looked through, given out only within rights. */
@NullMarked
package ru.opora.files;

import org.jspecify.annotations.NullMarked;
