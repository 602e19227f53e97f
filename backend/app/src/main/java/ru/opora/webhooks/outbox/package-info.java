/** What happened on its way to subscribers: read from the record of changes, signed, sent, tried again, logged. */
@NullMarked
package ru.opora.webhooks.outbox;

import org.jspecify.annotations.NullMarked;
