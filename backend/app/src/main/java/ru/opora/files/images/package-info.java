/** Pictures without what their makers did not mean to tell: places, devices, names. */
@NullMarked
package ru.opora.files.images;

import org.jspecify.annotations.NullMarked;
