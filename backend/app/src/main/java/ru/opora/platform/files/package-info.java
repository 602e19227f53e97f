/** Where the content of files lies, behind one interface. */
@NullMarked
package ru.opora.platform.files;

import org.jspecify.annotations.NullMarked;
