package ru.opora.platform.files;

import java.util.Collection;
import java.util.UUID;
import reactor.core.publisher.Flux;

/** Who keeps rows about contents; make it a bean. A content that no owner knows is swept up. */
public interface ContentOwner {

    /** Which of these contents there are rows about; asked as the system. */
    Flux<UUID> known(Collection<UUID> contents);
}
