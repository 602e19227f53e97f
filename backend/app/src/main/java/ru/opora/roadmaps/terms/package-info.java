/** The meaning of terms over the wire: parsing for any caller, and the shape in which roadmaps carry it. */
@NullMarked
package ru.opora.roadmaps.terms;

import org.jspecify.annotations.NullMarked;
