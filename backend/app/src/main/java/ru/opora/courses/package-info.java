/** Courses of further training: who runs which for whose teachers, who takes part, who has completed. */
@NullMarked
package ru.opora.courses;

import org.jspecify.annotations.NullMarked;
