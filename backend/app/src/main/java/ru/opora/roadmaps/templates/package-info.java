/** Templates of roadmaps, and copies of plans to another year or to many organisations. */
@NullMarked
package ru.opora.roadmaps.templates;

import org.jspecify.annotations.NullMarked;
