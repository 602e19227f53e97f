/** Webhooks: which systems of third parties are told what, and with which secret it is signed. */
@NullMarked
package ru.opora.webhooks;

import org.jspecify.annotations.NullMarked;
