/** What changed, told to open screens within their rights: one reader of the record of changes on each node, many listeners. */
@NullMarked
package ru.opora.platform.live;

import org.jspecify.annotations.NullMarked;
