/** The bundled sign-in service: an OpenID Connect issuer over its own accounts, for installations that have none. */
@NullMarked
package ru.opora.identity;

import org.jspecify.annotations.NullMarked;
