/** Teachers of schools in courses: they are named by their school, accepted and certified by the owner of the course. */
@NullMarked
package ru.opora.courses.enrolments;

import org.jspecify.annotations.NullMarked;
