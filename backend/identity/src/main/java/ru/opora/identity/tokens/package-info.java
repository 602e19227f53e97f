/** What the protocol hands out: clients, authorizations, tokens, and the keys that sign them. */
@NullMarked
package ru.opora.identity.tokens;

import org.jspecify.annotations.NullMarked;
