/** Who calls, what they may do and where: tokens become callers with permissions and subtrees. */
@NullMarked
package ru.opora.platform.security;

import org.jspecify.annotations.NullMarked;
