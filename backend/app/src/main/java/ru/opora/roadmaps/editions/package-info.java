/** The life of a roadmap: agreement, approval, frozen editions, amendments by order, differences, closing. */
@NullMarked
package ru.opora.roadmaps.editions;

import org.jspecify.annotations.NullMarked;
