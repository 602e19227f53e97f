/** What every room stands on and that knows no feature; each of its packages is open to the rooms. */
@ApplicationModule(type = ApplicationModule.Type.OPEN)
@NullMarked
package ru.opora.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
