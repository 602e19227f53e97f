/** The second factor: codes of an authenticator application, recovery codes, and how their secrets are kept. */
@NullMarked
package ru.opora.identity.factor;

import org.jspecify.annotations.NullMarked;
