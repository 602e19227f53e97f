package ru.opora.platform.live;

import org.springframework.http.codec.ServerSentEvent;

/**
 * A change on its way to those who may learn of it.
 *
 * @param frame written once for all of them
 * @param many what is said instead to a listener for whom too many of this kind changed at once
 */
record LiveDispatch(
        LiveChange change, LiveAudience audience, ServerSentEvent<String> frame, ServerSentEvent<String> many) {}
