package ru.opora.platform.live;

import org.springframework.http.codec.ServerSentEvent;

/**
 * A change on its way to those who may learn of it.
 *
 * @param frame written once for all of them
 */
record LiveDispatch(LiveChange change, LiveAudience audience, ServerSentEvent<String> frame) {}
