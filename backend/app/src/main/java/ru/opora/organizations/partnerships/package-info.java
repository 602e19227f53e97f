/** Schools that help schools: partners and mentors, also across municipalities. */
@NullMarked
package ru.opora.organizations.partnerships;

import org.jspecify.annotations.NullMarked;
