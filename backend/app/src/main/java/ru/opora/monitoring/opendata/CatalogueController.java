package ru.opora.monitoring.opendata;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import ru.opora.monitoring.MonitoringPermission;
import ru.opora.platform.security.Caller;

/** The route of the catalogue. */
@RestController
@RequestMapping("/api/v1/catalogue")
@Tag(name = "catalogue", description = "Which data there are for other systems")
class CatalogueController {

    private static final String JSON_LD = "application/ld+json";

    private final Catalogues catalogues;

    CatalogueController(Catalogues catalogues) {
        this.catalogues = catalogues;
    }

    @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, JSON_LD})
    @PreAuthorize("hasAuthority('" + MonitoringPermission.READ + "')")
    @Operation(
            operationId = "getDataCatalogue",
            summary = "Which sets of data the caller may read, where and in which forms, and when they changed")
    Mono<Catalogue> get(Caller caller) {
        return catalogues.of(caller);
    }
}
