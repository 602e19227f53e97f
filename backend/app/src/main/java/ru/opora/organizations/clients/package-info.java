/** Systems of third parties: which there are, what each may do where, and until when. */
@NullMarked
package ru.opora.organizations.clients;

import org.jspecify.annotations.NullMarked;
