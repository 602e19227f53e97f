/** What a client must know before anybody has signed in. */
@NullMarked
package ru.opora.platform.configuration;

import org.jspecify.annotations.NullMarked;
